import { stringify } from 'csv-stringify/sync';

/** Excel reads a file that does not begin with it in an old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Spreadsheets skip blanks and invisible characters, and treat full-width East Asian signs like the normal ones. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it, so that it stays a text. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell that `safeCell` may have made. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** How a file begins: with the names of its columns. */
export const csvHeader = (names: readonly string[]): string => BYTE_ORDER_MARK + csvLines([names]);

/** Lines of a file. A text of somebody else must have been through `safeCell`. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: 'windows' });

/** Writes times as `2026-11-30 16:44:26` in one zone. */
export function timeWriter(timeZone: string): (time: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (time) => format.format(new Date(time));
}
