import type { InvoiceStatus } from '../invoice-rules';

interface Owed {
  readonly status: InvoiceStatus;
  readonly amountRemainingMinor: bigint;
}

interface Due extends Owed {
  /** The last day for payment, `YYYY-MM-DD`. */
  readonly dueDate: string;
}

export const isOwed = ({ status, amountRemainingMinor }: Owed): boolean =>
  status === 'finalized' && amountRemainingMinor > 0n;

/** @param today `YYYY-MM-DD` in the time zone of the business */
export const isOverdue = (invoice: Due, today: string): boolean => isOwed(invoice) && invoice.dueDate < today;
