import { AsCsv } from '@remit/http-api';
import type { AuditLogEntryResponse } from './dto/audit-log-response.dto';

/** The audit log as a file. With the time in UTC and the hash, the chain can be recomputed from it. */
export const AuditLogAsCsv = () =>
  AsCsv<AuditLogEntryResponse>({
    name: 'audit-log',
    columns: [
      { name: 'sequence', of: (entry) => entry.sequence },
      { name: 'occurred_at', type: 'time', of: (entry) => entry.occurred_at },
      { name: 'actor_name', of: (entry) => entry.actor_name },
      { name: 'action', of: (entry) => entry.action },
      { name: 'amount', of: (entry) => entry.details?.amount },
      { name: 'currency', of: (entry) => entry.details?.currency },
      { name: 'subject_id', of: (entry) => entry.subject_id },
      { name: 'details', of: ({ details }) => details && JSON.stringify(details) },
      { name: 'actor', of: (entry) => entry.actor },
      { name: 'source', of: (entry) => entry.source },
      { name: 'request_id', of: (entry) => entry.request_id },
      { name: 'occurred_at_utc', of: (entry) => entry.occurred_at },
      { name: 'id', of: (entry) => entry.id },
      { name: 'hash', of: (entry) => entry.hash },
    ],
  });
