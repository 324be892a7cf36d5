import type { InvoiceStatus } from '../invoice-rules';
import { daysAfter, momentIn } from '@remit/business-profile';

interface Owed {
  readonly status: InvoiceStatus;
  readonly amountRemainingMinor: bigint;
}

interface Due extends Owed {
  /** The last day for payment, `YYYY-MM-DD`. */
  readonly dueDate: string;
}

export const isOutstanding = ({ status, amountRemainingMinor }: Owed): boolean =>
  status === 'finalized' && amountRemainingMinor > 0n;

/** @param today `YYYY-MM-DD` in the time zone of the business */
export const isOverdue = (invoice: Due, today: string): boolean => isOutstanding(invoice) && invoice.dueDate < today;

/** The time zone in which days end first. */
const FIRST = 'Pacific/Kiritimati';

/**
 * Seconds from now until the next check whether a day is over. The first check is when the day ends anywhere, the
 * second when it ends in this zone. So a business that changes its time zone meanwhile is not notified late.
 * @param day `YYYY-MM-DD`, not over yet in this zone
 */
export function secondsToNextCheck(timeZone: string, day: string, now: Date): number {
  const next = daysAfter(day, 1);
  const first = momentIn(FIRST, next, 0);
  const moment = first > now ? first : momentIn(timeZone, next, 0);
  return Math.max((moment.getTime() - now.getTime()) / 1_000, SOONEST_SECONDS);
}

/** Minimum seconds until the next check. Where clocks change at midnight, the day may end later than computed. */
const SOONEST_SECONDS = 30;
