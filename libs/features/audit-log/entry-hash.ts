import { createHash } from 'node:crypto';
import type { AuditLogEntry } from './audit-log-entry.entity';

/**
 * The expected hash of an entry: SHA-256, in hexadecimal, over a JSON list with a space after each comma. The
 * database computes the same hash at the insert. This function recomputes it from the stored entry, independently of
 * the database.
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
    entry.actorName,
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
