import type { InvoiceView } from '@remit/invoices';

/** What an invoice asks of its customer now, in minor units. */
export interface Owed {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** Null when the invoice asks nothing: a draft, voided, or paid. */
export function owedOn(invoice: Pick<InvoiceView, 'status' | 'currency' | 'amountRemainingMinor'>): Owed | null {
  if (invoice.status !== 'finalized' || invoice.amountRemainingMinor <= 0n) return null;
  return { currency: invoice.currency, amountMinor: invoice.amountRemainingMinor };
}

export function sameAmount(a: Owed, b: Owed | null): boolean {
  return b !== null && a.currency === b.currency && a.amountMinor === b.amountMinor;
}
