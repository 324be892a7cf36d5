const MOST_DAYS = 365;
const MOST_REMINDERS = 12;

/**
 * Parses text such as `-3, 0, 7`, with Latin or Arabic digits and commas. Undefined when a part is not a number of
 * days.
 */
export function daysOf(text: string): number[] | undefined {
  const latin = text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('\u2212', '-')
    .replaceAll('،', ',');
  const parts = latin
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > MOST_REMINDERS || parts.some((part) => !/^[+-]?\d{1,3}$/.test(part))) return undefined;
  const days = parts.map(Number);
  return days.some((day) => Math.abs(day) > MOST_DAYS) ? undefined : days.map((day) => day || 0);
}

export const textOf = (days: readonly number[]): string => days.join(', ');
