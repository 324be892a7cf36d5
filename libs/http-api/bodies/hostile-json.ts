/** Nothing of ours is nested deeper than a handful; deeper bodies only cost time. */
const MAX_DEPTH = 32;

/**
 * The largest bodies of ours are invoices of 1,000 lines. What reads a body after this takes time that grows with the square of the members of an
 * object, and with each value.
 */
const MAX_MEMBERS = 500;
const MAX_ITEMS = 1_000;
const MAX_VALUES = 20_000;

const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why a parsed body cannot be used, or undefined. NUL and lone surrogates are text that PostgreSQL does not store; the forbidden names reach
 * into JavaScript's own objects.
 */
export function findHostileJson(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The body must be a JSON object';
  const waiting: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }];
  let count = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && !isPlainText(value))
      return 'The body holds text that is not valid Unicode, or NUL';
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels`;
    const names = Object.keys(value);
    if (Array.isArray(value) ? names.length > MAX_ITEMS : names.length > MAX_MEMBERS) {
      return `The body has an object of more than ${MAX_MEMBERS} members, or a list of more than ${MAX_ITEMS} items`;
    }
    count += names.length;
    if (count > MAX_VALUES) return `The body has more than ${MAX_VALUES} members and items in all`;
    for (const name of names) {
      if (FORBIDDEN_NAMES.has(name)) return `The body has a member that is called ${name}`;
      if (!isPlainText(name)) return 'The body holds text that is not valid Unicode, or NUL';
      waiting.push({ value: (value as Record<string, unknown>)[name], depth: depth + 1 });
    }
  }
  return undefined;
}

function isPlainText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
