import type { AttentionRow, InvoiceAnswer, PaymentAnswer } from '../answers';
import type { MoneyDesk } from '../money-desk';

/** All data of one environment, read from Remit's API. */
export interface RemitBooks {
  readonly invoices: readonly InvoiceAnswer[];
  readonly payments: readonly PaymentAnswer[];
  /** Open attention rows. */
  readonly rows: readonly AttentionRow[];
}

export async function readBooks(desk: MoneyDesk): Promise<RemitBooks> {
  // Rows are read first. A row that closes during the reading must not explain later figures.
  const rows = await desk.all<AttentionRow>('/attention');
  const [invoices, payments] = await Promise.all([
    desk.all<InvoiceAnswer>('/invoices'),
    desk.all<PaymentAnswer>('/payments'),
  ]);
  return { invoices, payments, rows };
}
