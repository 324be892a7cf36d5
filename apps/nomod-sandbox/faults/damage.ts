import { randomUUID } from 'node:crypto';
import { isFields } from '../http/fields';

/** Keeps the members and changes the type of every value. */
export function wrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return { unexpected: value.length };
  if (isFields(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wrongType(member)]));
  return wrongType(value);
}

function wrongType(value: unknown): unknown {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' || typeof value === 'boolean') return [value];
  if (Array.isArray(value)) return 'list';
  return value === null ? 0 : 'object';
}

/** Replaces the id, as if the answer were about another object. */
export function withOtherId(value: unknown): unknown {
  if (!isFields(value)) return value;
  if (Array.isArray(value.results)) return { ...value, results: value.results.map(withOtherId) };
  return { ...value, id: randomUUID() };
}

/** Adds a very long member. */
export function padded(value: unknown, bytes: number): unknown {
  return { ...(isFields(value) ? value : { value }), padding: 'x'.repeat(bytes) };
}
