import { csvHeader, csvLines, safeCell } from '@remit/http-api';
import type { StatementResponse } from '../dto/statement-response.dto';

const TEXTS = ['currency', 'day', 'kind', 'invoice_number', 'credit_note_number', 'payment_id'] as const;
const AMOUNTS = ['billed', 'credited', 'paid', 'refunded', 'balance'] as const;

type Row = Partial<Record<string, string | null>>;

/**
 * A statement as a table: of each currency the opening balance, the lines and the closing balance. Amounts may be
 * negative, and stay numbers for spreadsheets.
 */
export function statementCsv({ from, to, currencies }: StatementResponse): string {
  const rows = currencies.flatMap(({ currency, opening_balance, closing_balance, lines, ...sums }): Row[] => [
    { currency, day: from, kind: 'opening_balance', balance: opening_balance },
    ...lines.map((line) => ({ currency, ...line })),
    { currency, day: to, kind: 'closing_balance', ...sums, balance: closing_balance },
  ]);
  const lines = rows.map((row) => [
    ...TEXTS.map((name) => safeCell(row[name] ?? '')),
    ...AMOUNTS.map((name) => row[name] ?? ''),
  ]);
  return csvHeader([...TEXTS, ...AMOUNTS]) + csvLines(lines);
}
