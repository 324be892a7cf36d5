import type { AttentionRow, InvoiceAnswer, PaymentAnswer } from '../answers';
import type { MoneyDesk } from '../money-desk';

/** What Remit says of one environment, all of it read from its API. */
export interface RemitBooks {
  readonly invoices: readonly InvoiceAnswer[];
  readonly payments: readonly PaymentAnswer[];
  /** Open ones. */
  readonly rows: readonly AttentionRow[];
}

export async function readBooks(desk: MoneyDesk): Promise<RemitBooks> {
  // Rows first: one that closes while the figures are read must not explain figures from after that.
  const rows = await desk.all<AttentionRow>('/attention');
  const [invoices, payments] = await Promise.all([
    desk.all<InvoiceAnswer>('/invoices'),
    desk.all<PaymentAnswer>('/payments'),
  ]);
  return { invoices, payments, rows };
}
