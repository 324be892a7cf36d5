/** Spreadsheets skip blanks and invisible characters, and treat full-width East Asian signs like the normal ones. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it, so that it stays a text. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Writes times as `2026-11-30 16:44:26` in one zone. */
export function timeWriter(timeZone: string): (time: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (time) => format.format(new Date(time));
}
