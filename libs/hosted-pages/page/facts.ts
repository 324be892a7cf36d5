import { dayIn, type Language } from '@remit/business-profile';
import { buyerLines, sellerLines } from '@remit/documents';
import type { OpenedPage } from '../opened-pages';
import { day } from './figures';
import { type Html, html } from './html';
import type { Words } from './words';

/** Who bills whom, when and what for. */
export function factsOf({ invoice, customer, business, payments }: OpenedPage, language: Language, words: Words): Html {
  const { issueDate, finalizedAt } = invoice;
  const issuedOn = issueDate ?? (finalizedAt && dayIn(business.timeZone, finalizedAt));
  const issued = issuedOn === null ? undefined : day(issuedOn, language);
  return html`<section class="card">
    <dl>
      <div>
        <dt>${words.from}</dt>
        <dd>${linesApart(sellerLines(business, words.taxNumber))}</dd>
      </div>
      <div>
        <dt>${words.billedTo}</dt>
        <dd>${linesApart(buyerLines(customer, words.taxNumber))}</dd>
      </div>
      ${issued ? fact(words.issued, issued) : undefined}${
        payments.paid.length > 0
          ? fact(words.paidWith, linesApart(payments.paid.map((one) => wayOf(one, words))))
          : undefined
      }${invoice.description ? fact(words.description, html`<bdi>${invoice.description}</bdi>`) : undefined}
    </dl>
  </section>`;
}

/** Such as "Visa •••• 4242" or "Tabby". */
function wayOf(
  { with: { method, card_scheme, card_last4 } }: OpenedPage['payments']['paid'][number],
  words: Words,
): string {
  const named = method === 'card' ? words.card : method.charAt(0).toUpperCase() + method.slice(1);
  return [card_scheme ?? named, ...(card_last4 === null ? [] : [`•••• ${card_last4}`])].join(' ');
}

const fact = (name: string, value: Html | readonly Html[]): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const linesApart = (lines: readonly string[]): readonly Html[] =>
  lines.map((line, index) => (index === 0 ? html`<bdi>${line}</bdi>` : html`<br /><bdi>${line}</bdi>`));
