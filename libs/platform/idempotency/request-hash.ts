import { createHash } from 'node:crypto';

/**
 * Two requests are the same if method, path, query and body members agree; the order of the members does not matter.
 * The place of the Idempotency-Key and the base path of the request do not matter either.
 */
export function requestHash(method: string, url: string, body: unknown): string {
  const path = url.replace(/^\/api\//, '/');
  return createHash('sha256')
    .update(JSON.stringify([method, path, canonical(withoutKey(body))]))
    .digest('base64url');
}

function withoutKey(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'idempotency_key'));
}

/** Sorts members by name, and writes them as pairs in a form that differs from arrays of the request. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { members: members.map(([name, member]: [string, unknown]) => [name, canonical(member)]) };
}
