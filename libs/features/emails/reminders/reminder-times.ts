import { daysAfter, momentIn } from '@remit/business-profile';

export interface ReminderRule {
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  /** After the due date; negative before it. */
  readonly days: readonly number[];
  readonly timeZone: string;
  /** Hours of the day, where the business is. */
  readonly quietFrom: number;
  readonly quietUntil: number;
}

export interface ReminderTimes {
  /** The day, after the due date, whose reminder is due now; undefined when none is. */
  readonly now: number | undefined;
  /** When to look again; undefined after the last day. */
  readonly next: Date | undefined;
}

/** A reminder goes out in the waking hours of its day, when the business's day begins or as soon as it can. One that missed its day is left out. */
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
