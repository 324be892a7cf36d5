/** Spreadsheets skip blanks and invisible characters, and treat full-width East Asian signs like the normal ones. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** Quotes the value. A text that a spreadsheet would treat as a formula stays a text. */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
