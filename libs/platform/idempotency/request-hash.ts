import { createHash } from 'node:crypto';

/**
 * What makes two requests the same: method, path and query, and the members of the body in any order. Where the key travels does not matter,
 * nor through which of the two base paths the request came.
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

/** Members in the order of their names, as pairs marked apart from arrays of the request. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { members: members.map(([name, member]: [string, unknown]) => [name, canonical(member)]) };
}
