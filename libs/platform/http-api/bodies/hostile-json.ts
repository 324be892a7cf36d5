import { Char } from './repeated-name';

/** No body of ours is nested more than a few levels. Deeper bodies only cost time. */
const MAX_DEPTH = 32;

/**
 * Our largest bodies are invoices of 1,000 lines. The time of later steps grows with the square of the members of an
 * object, and with every value.
 */
const MAX_MEMBERS = 500;
const MAX_ITEMS = 1_000;
const MAX_VALUES = 20_000;

/** The longest text of any field is a metadata value of 4,096 characters. Work on one text cannot pause halfway. */
const MAX_TEXT = 16 * 1024;

/**
 * `__proto__`, `constructor`, `toString` and other names of JavaScript itself. Code that copies an object drops such
 * a member, or changes more than the copy.
 */
const isForbidden = (name: string): boolean => name in Object.prototype || name === 'prototype';

/** Why a text is refused before parsing, or undefined. Parsing half a million open brackets takes 50 ms and more. */
export function findHostileText(text: string): string | undefined {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (isInText) {
      if (char === Char.Backslash) at += 1;
      else if (char === Char.Quote) isInText = false;
    } else if (char === Char.Quote) isInText = true;
    else if (char === Char.OpenObject || char === Char.OpenList) {
      depth += 1;
      if (depth > MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels`;
    } else if (char === Char.CloseObject || char === Char.CloseList) depth -= 1;
  }
  return undefined;
}

/**
 * Why a parsed body cannot be used, or undefined. PostgreSQL does not store NUL or lone surrogates. `findHostileText`
 * has limited the depth.
 */
export function findHostileJson(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The body must be a JSON object';
  const waiting: unknown[] = [body];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && value.length > MAX_TEXT)
      return `The body holds a string of more than ${MAX_TEXT} characters. Shorten it`;
    if (typeof value === 'string' && !isPlainText(value))
      return 'The body holds text that is not valid Unicode, or NUL';
    if (typeof value !== 'object' || value === null) continue;
    const names = Array.isArray(value) && value.length > MAX_ITEMS ? undefined : Object.keys(value);
    if (!names || (!Array.isArray(value) && names.length > MAX_MEMBERS)) {
      return `The body has an object of more than ${MAX_MEMBERS} members, or a list of more than ${MAX_ITEMS} items`;
    }
    count += names.length;
    if (count > MAX_VALUES) return `The body has more than ${MAX_VALUES} members and items in all`;
    for (const name of names) {
      if (isForbidden(name)) return `The body has a member named ${name}, which JavaScript reserves. Rename it`;
      if (!isPlainText(name)) return 'The body holds text that is not valid Unicode, or NUL';
      waiting.push((value as Record<string, unknown>)[name]);
    }
  }
  return undefined;
}

function isPlainText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
