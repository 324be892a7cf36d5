import type { Api, Query } from '../../api/client';
import type { AttentionItem, Page } from '../../api/types';
import { saveFile } from '../../ui/save-file';
import { csvCell } from './csv-cell';

const COLUMNS = [
  'id',
  'kind',
  'status',
  'summary',
  'what_to_do',
  'invoice_id',
  'payment_id',
  'charge_id',
  'occurrences',
  'first_seen_at',
  'last_seen_at',
  'note',
] as const;

/** Maximum page size of the API. */
const PAGE = 1000;

/** Saves all rows that match the current filters as a CSV file. */
export async function downloadCsv(api: Api, filters: Query): Promise<void> {
  const items: AttentionItem[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<AttentionItem> = await api.get('/attention', { ...filters, limit: PAGE, cursor });
    items.push(...page.items);
    cursor = page.pagination.next_cursor ?? undefined;
  } while (cursor !== undefined);
  const lines = [COLUMNS.join(','), ...items.map((item) => COLUMNS.map((name) => csvCell(item[name])).join(','))];
  saveFile(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), 'needs-attention.csv');
}
