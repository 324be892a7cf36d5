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
}

export interface ReminderTimes {
  /** Days after the due date of the reminder that is due now; undefined when there is none. */
  readonly now: number | undefined;
  /** Time of the next check; undefined after the last day. */
  readonly next: Date | undefined;
}

/**
 * A reminder is sent on its day outside the quiet hours: when they end, or as soon as possible after that. A reminder
 * that missed its day is skipped.
 */
export function reminderTimes(rule: ReminderRule, at: Date): ReminderTimes {
  const { dueDate, days, timeZone, quietFrom, quietUntil } = rule;
  const spans = days
    .map((day) => {
      const date = daysAfter(dueDate, day);
      return { day, from: momentIn(timeZone, date, quietUntil), to: momentIn(timeZone, date, quietFrom) };
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return {
    now: spans.findLast(({ from, to }) => from <= at && at < to)?.day,
    next: spans.find(({ from }) => from > at)?.from,
  };
}
