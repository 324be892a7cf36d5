/** Spreadsheets pass over blanks and what nobody sees, and take the wide signs of East Asia for the narrow ones. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** Quoted; a text that a spreadsheet would take for a formula is kept a text. */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
