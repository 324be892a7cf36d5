import { createHash } from 'node:crypto';
import type { AuditLogEntry } from './audit-log-entry.entity';

/**
 * What the hash of an entry must be: SHA-256, in hexadecimal, over a JSON list with a space behind each comma. The database makes the same when the entry is
 * inserted; this is made from what is stored, without it.
 */
export function entryHash(entry: AuditLogEntry, previousHash: string): string {
  const members = [
    previousHash,
    entry.sequence,
    entry.tenantId,
    entry.environmentId,
    entry.id,
    entry.action,
    entry.subjectId,
    entry.details && detailsText(entry.details),
    entry.actor,
    entry.source,
    entry.requestId,
    entry.occurredAt.toISOString(),
  ];
  const text = `[${members.map((member) => JSON.stringify(member)).join(', ')}]`;
  return createHash('sha256').update(text).digest('hex');
}

/** `"amount":"10.00","currency":"AED"`, sorted by name; null when there are none. */
function detailsText(details: Readonly<Record<string, string>>): string | null {
  const names = Object.keys(details).sort();
  return names.length === 0
    ? null
    : names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(details[name])}`).join(',');
}
