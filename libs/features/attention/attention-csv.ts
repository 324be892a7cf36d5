import { AsCsv } from '@remit/http-api';
import type { AttentionResponse } from './dto/attention-response.dto';

/** The list of what needs a person as a file. */
export const AttentionAsCsv = () =>
  AsCsv<AttentionResponse>({
    name: 'needs-attention',
    columns: [
      { name: 'kind', of: (row) => row.kind },
      { name: 'status', of: (row) => row.status },
      { name: 'summary', of: (row) => row.summary },
      { name: 'what_to_do', of: (row) => row.what_to_do },
      { name: 'occurrences', of: (row) => row.occurrences },
      { name: 'first_seen_at', type: 'time', of: (row) => row.first_seen_at },
      { name: 'last_seen_at', type: 'time', of: (row) => row.last_seen_at },
      { name: 'resolved_at', type: 'time', of: (row) => row.resolved_at },
      { name: 'note', of: (row) => row.note },
      { name: 'invoice_id', of: (row) => row.invoice_id },
      { name: 'payment_id', of: (row) => row.payment_id },
      { name: 'charge_id', of: (row) => row.charge_id },
      { name: 'id', of: (row) => row.id },
    ],
  });
