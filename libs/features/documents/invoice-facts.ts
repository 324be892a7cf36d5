import { type Business, dayIn } from '@remit/business-profile';
import type { InvoiceView } from '@remit/invoices';

/** A row of an invoice's totals. */
export interface Sum {
  readonly name: 'subtotal' | 'discount' | 'tax' | 'total' | 'credited' | 'paid' | 'refunded' | 'remaining';
  readonly minor: bigint;
  /** Rate of a tax and the amount it applies to, when lines have a rate. */
  readonly taxed?: { readonly rate: string; readonly taxableMinor: bigint };
}

/**
 * The totals of an invoice, from subtotal to amount due. Leaves out zero amounts, except for a rate that lines have.
 */
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

/** Issue date of an invoice, as `YYYY-MM-DD`; null for a draft without one. */
export const issuedOn = ({ issueDate, finalizedAt }: InvoiceView, { timeZone }: Business): string | null =>
  issueDate ?? (finalizedAt && dayIn(timeZone, finalizedAt));

export interface PaidWith {
  readonly method: string;
  readonly card_scheme: string | null;
  readonly card_last4: string | null;
}

/** Such as "Visa •••• 4242" or "Tabby". */
export function paymentMethodText(
  { method, card_scheme, card_last4 }: PaidWith,
  words: { readonly card: string; readonly cash: string },
): string {
  const known = method === 'card' || method === 'cash' ? words[method] : undefined;
  const named = card_scheme ?? known ?? method.charAt(0).toUpperCase() + method.slice(1);
  return card_last4 === null ? named : `${named} •••• ${card_last4}`;
}
