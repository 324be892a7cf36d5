import type { Notice } from './notice';
import type { OpenedPage } from './opened-pages';

/** Where a page that waits for its link goes next: on to the link, or a notice that says why it does not. */
export type WaitingPageStep =
  { readonly next: 'pay'; readonly url: string } | { readonly next: 'tell'; readonly notice: Notice };

/** Seconds in which a press may still close an older link before it asks for the new one. */
const CLOSING_SECONDS = 30;

/** Seconds after which the page offers to press again instead of waiting on. */
const PATIENCE_SECONDS = 120;

/** @param since when the page first asked the payer to wait */
export function waitingPageStep(
  { invoice, payments }: Pick<OpenedPage, 'invoice' | 'payments'>,
  since: Date,
): WaitingPageStep {
  const { link } = payments;
  if (link?.state === 'ready' && link.amountMinor === invoice.amountRemainingMinor)
    return { next: 'pay', url: link.url };
  const isRefused = link?.state === 'refused' && link.at >= since;
  const patience = link?.state === 'making' ? PATIENCE_SECONDS : CLOSING_SECONDS;
  const isWaiting = !isRefused && Date.now() < since.getTime() + patience * 1_000;
  return { next: 'tell', notice: isWaiting ? 'opening' : 'busy' };
}
