import Decimal from 'decimal.js';
import type { Invoice, Payment } from '../../api/types';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Local midnight six days before today, the start of the last seven days. */
export function startOfWeek(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6);
}

export interface DaySum {
  day: Date;
  sum: Decimal;
}

/** Amount received on each of the last seven days in one currency. Currencies are never added up. */
export function collectedPerDay(payments: readonly Payment[], currency: string, now: Date): DaySum[] {
  const first = startOfWeek(now);
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(first.getFullYear(), first.getMonth(), first.getDate() + index);
    const sum = payments
      .filter((payment) => payment.currency === currency && isOn(payment.succeeded_at, day))
      .reduce((total, { captured_amount: amount }) => total.plus(amount), new Decimal(0));
    return { day, sum };
  });
}

function isOn(at: string | null, day: Date): boolean {
  return at !== null && new Date(at).toDateString() === day.toDateString();
}

/** Currencies of the successful payments, the most frequent first. */
export function currenciesOf(payments: readonly Payment[]): string[] {
  const counts = new Map<string, number>();
  for (const { currency, succeeded_at: at } of payments) {
    if (at !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts.keys()].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}

export type Span = 'hour' | 'day' | 'week' | 'longer';

/** Number of paid links by time until payment. */
export function timeToPaid(payments: readonly Payment[]): Record<Span, number> {
  const spans: Record<Span, number> = { hour: 0, day: 0, week: 0, longer: 0 };
  for (const { payment_method_type: method, succeeded_at: paidAt, created_at: createdAt } of payments) {
    if (method !== 'payment_link' || paidAt === null) continue;
    const took = new Date(paidAt).getTime() - new Date(createdAt).getTime();
    spans[took <= HOUR_MS ? 'hour' : took <= DAY_MS ? 'day' : took <= 7 * DAY_MS ? 'week' : 'longer'] += 1;
  }
  return spans;
}

export type Age = 'week' | 'month' | 'quarter' | 'older';

/** Number of open invoices by age since finalization. */
export function openByAge(invoices: readonly Invoice[], now: Date): Record<Age, number> {
  const ages: Record<Age, number> = { week: 0, month: 0, quarter: 0, older: 0 };
  for (const { finalized_at: finalizedAt, created_at: createdAt } of invoices) {
    const days = (now.getTime() - new Date(finalizedAt ?? createdAt).getTime()) / DAY_MS;
    ages[days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'older'] += 1;
  }
  return ages;
}
