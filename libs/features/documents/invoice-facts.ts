import { type Business, dayIn } from '@remit/business-profile';
import type { InvoiceView } from '@remit/invoices';

/** A row of how the total of an invoice comes about. */
export interface Sum {
  readonly name: 'subtotal' | 'discount' | 'tax' | 'total' | 'credited' | 'paid' | 'refunded' | 'remaining';
  readonly minor: bigint;
  /** What a tax is taken of, where lines have a rate. */
  readonly taxed?: { readonly rate: string; readonly taxableMinor: bigint };
}

/** How the total of an invoice comes about, and what is due of it. What is zero is left out, but for a rate that lines have. */
export function sumsOf(invoice: InvoiceView): readonly Sum[] {
  const unlessZero = (name: Sum['name'], minor: bigint): readonly Sum[] => (minor === 0n ? [] : [{ name, minor }]);
  const taxes = invoice.taxByRate.map(({ rate, taxableMinor, taxMinor }): Sum => ({
    name: 'tax',
    minor: taxMinor,
    taxed: { rate, taxableMinor },
  }));
  const changes = [
    ...unlessZero('discount', -invoice.discountMinor),
    ...(taxes.length > 0 ? taxes : unlessZero('tax', invoice.taxMinor)),
  ];
  return [
    ...(changes.length === 0 ? [] : [{ name: 'subtotal', minor: invoice.subtotalMinor } as const]),
    ...changes,
    { name: 'total', minor: invoice.totalMinor },
    ...unlessZero('credited', -invoice.creditedMinor),
    ...unlessZero('paid', -invoice.amountPaidMinor),
    ...unlessZero('refunded', invoice.refundedMinor),
    { name: 'remaining', minor: invoice.status === 'voided' ? 0n : invoice.amountRemainingMinor },
  ];
}

/** The day that an invoice bears, as `YYYY-MM-DD`; null for a draft without one. */
export const issuedOn = ({ issueDate, finalizedAt }: InvoiceView, { timeZone }: Business): string | null =>
  issueDate ?? (finalizedAt && dayIn(timeZone, finalizedAt));

export interface PaidWith {
  readonly method: string;
  readonly card_scheme: string | null;
  readonly card_last4: string | null;
}

/** Such as "Visa •••• 4242" or "Tabby". */
export function wayPaid(
  { method, card_scheme, card_last4 }: PaidWith,
  words: { readonly card: string; readonly cash: string },
): string {
  const known = method === 'card' || method === 'cash' ? words[method] : undefined;
  const named = card_scheme ?? known ?? method.charAt(0).toUpperCase() + method.slice(1);
  return card_last4 === null ? named : `${named} •••• ${card_last4}`;
}
