import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/;

/** Earlier years are typing errors. ULIDs, which order our rows, also begin here. */
const FIRST_YEAR = 1970;

/**
 * Reads RFC 3339, or a plain date as midnight UTC; undefined for other texts. ISO 8601 also has weeks, ordinal days
 * and times without separators, which JavaScript and PostgreSQL do not read, and times without an offset, which each
 * machine reads differently.
 */
export function readMoment(text: unknown): Date | undefined {
  if (typeof text !== 'string') return undefined;
  const day = DAY.test(text) ? text : MOMENT.exec(text)?.[1];
  return day !== undefined && isCalendarDay(day) ? new Date(text) : undefined;
}

/** Like `readMoment`, but undefined for a plain date: an end needs an exact time. */
export const readTime = (text: unknown): Date | undefined =>
  typeof text === 'string' && DAY.test(text) ? undefined : readMoment(text);

/** Reads the calendar day of a date or an RFC 3339 time as written. The offset never changes the day. */
export function readDay(text: unknown): string | undefined {
  return readMoment(text) && String(text).slice(0, 10);
}

/**
 * An optional moment, in RFC 3339 or as a plain date, which `readMoment` reads as midnight UTC. A field for a day has
 * the same format: see `readDay`.
 * @param nullable whether the document allows null, which clears the field
 */
export function IsMoment(description?: string, { nullable = false } = {}): PropertyDecorator {
  return optionalTime(description, nullable, { read: readMoment, explain: explainMoment });
}

/** Like `IsMoment`, but refuses a plain date: see `readTime`. */
export function IsTime(description: string): PropertyDecorator {
  return optionalTime(description, true, { read: readTime, explain: explainTime });
}

/** Explains why `readMoment` does not accept a value. */
export function explainMoment(value: unknown, name: string): string {
  return lacksOffset(value)
    ? `${name} has no UTC offset. Add Z for UTC, or an offset such as +04:00`
    : `${name} must be a time such as 2026-01-31T12:00:00Z, or a date such as 2026-01-31`;
}

/** Explains why `readTime` does not accept a value. */
export const explainTime = (value: unknown, name: string): string =>
  lacksOffset(value)
    ? explainMoment(value, name)
    : `${name} must be a time with its UTC offset: 2026-12-31T18:00:00+04:00`;

const lacksOffset = (value: unknown): boolean => typeof value === 'string' && WITHOUT_OFFSET.test(value);

function optionalTime(
  description: string | undefined,
  nullable: boolean,
  { read, explain }: { read: (text: unknown) => Date | undefined; explain: (value: unknown, name: string) => string },
): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date-time', description, ...(nullable && { nullable }) }),
    IsOptional(),
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value) => read(value) !== undefined,
        defaultMessage: (refused) => explain(refused?.value, '$property'),
      },
    }),
  );
}

function isCalendarDay(day: string): boolean {
  const [, year, month, date] = (DAY.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined || year < FIRST_YEAR) return false;
  const read = new Date(Date.UTC(year, month - 1, date));
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
}
