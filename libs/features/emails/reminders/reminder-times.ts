import { daysAfter, momentIn } from '@remit/business-profile';

export interface ReminderRule {
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  /** Days after the due date; negative before it. */
  readonly days: readonly number[];
  readonly timeZone: string;
  /** Hours of the day in the business's time zone. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  /** When the payer last got the invoice itself. */
  readonly informedAt: Date;
}

export interface ReminderTimes {
  /** Days after the due date of the reminder that is due now; undefined when there is none. */
  readonly now: number | undefined;
  /** Time of the next check; undefined after the last day. */
  readonly next: Date | undefined;
}

/** Milliseconds that a payer has after the invoice before the first reminder of it. */
const PEACE_MS = 86_400_000;

/**
 * A reminder is sent on its day outside the quiet hours: when they end, or as soon as possible after that, and at
 * least a day after the invoice. A reminder that missed its day is skipped.
 */
export function reminderTimes(rule: ReminderRule, at: Date): ReminderTimes {
  const { dueDate, days, timeZone, quietFrom, quietUntil, informedAt } = rule;
  const peaceEnds = new Date(informedAt.getTime() + PEACE_MS);
  const spans = days
    .map((day) => {
      const date = daysAfter(dueDate, day);
      const opens = momentIn(timeZone, date, quietUntil);
      const to = momentIn(timeZone, date, quietFrom);
      return { day, from: opens > peaceEnds ? opens : peaceEnds, to };
    })
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return {
    now: spans.findLast(({ from, to }) => from <= at && at < to)?.day,
    next: spans.find(({ from }) => from > at)?.from,
  };
}
