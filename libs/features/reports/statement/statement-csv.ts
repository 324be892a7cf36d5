import type { StatementResponse } from '../dto/statement-response.dto';

/** Excel reads a file as UTF-8, and so Arabic names, when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Spreadsheets skip blanks and invisible characters before a formula. A negative amount is none. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

const HEADER = [
  'currency',
  'day',
  'kind',
  'invoice_number',
  'credit_note_number',
  'payment_id',
  'billed',
  'credited',
  'paid',
  'refunded',
  'balance',
] as const;

/** A statement as a table: of each currency the opening balance, the lines and the closing balance. */
export function statementCsv({ from, to, currencies }: StatementResponse): string {
  const rows = currencies.flatMap(({ currency, opening_balance, closing_balance, lines, ...sums }) => [
    { currency, day: from, kind: 'opening_balance', balance: opening_balance },
    ...lines.map((line) => ({ currency, ...line })),
    { currency, day: to, kind: 'closing_balance', ...sums, balance: closing_balance },
  ]);
  const lines = rows.map((row: Partial<Record<string, string | null>>) => HEADER.map((name) => cell(row[name] ?? '')));
  return `${BYTE_ORDER_MARK}${[HEADER, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would treat as a formula stays a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
