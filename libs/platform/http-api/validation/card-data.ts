import type { EventLoopYield } from '@remit/database';
import { findCardNumbers } from './card-numbers';

const SECRET_MEMBER = /^(card_?(number|no)|pan|cvv2?|cvc2?|cid|(card_?)?security_?code|card_?verification\w*)$/i;
const SECRET_MEMBERS =
  /("(?:card_?(?:number|no)|pan|cvv2?|cvc2?|(?:card_?)?security_?code|card_?verification\w*)"\s*:\s*)("(?:[^"\\]|\\.)*"|[\d.]+)/gi;

/** Characters. The search yields after a longer text, so that its caller can check the time. */
const LONG_TEXT = 1_000;

/**
 * Whether a member contains data that must never be stored: a card number in its name or text, or a security code by
 * its name.
 */
export function isCardData(name: string, text: string): boolean {
  const key = name.replace(/[ -]/g, '_');
  return (SECRET_MEMBER.test(key) && /\d{3}/.test(text)) || holdsCardNumber(text) || holdsCardNumber(name);
}

/** The path of the first member with card data, at any depth; undefined when there is none. */
export function findCardData(body: object): string | undefined {
  const search = cardDataOf(body);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value ?? undefined;
  }
}

/** The same for a body with many texts. Other requests are served in between. */
export async function findCardDataInTurns(body: object, yielder: EventLoopYield): Promise<string | undefined> {
  const search = cardDataOf(body);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value ?? undefined;
    if (yielder.isDue) await yielder.pause();
  }
}

/** Yields after each object of the body, and after each long text. */
function* cardDataOf(body: object, path = ''): Generator<void, string | undefined> {
  const isList = Array.isArray(body);
  for (const [name, value] of Object.entries(body) as [string, unknown][]) {
    const here = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) {
      // If the name of a member is itself a card number, the answer must not repeat it either.
      if (!isList && holdsCardNumber(name)) return path;
      const found = yield* cardDataOf(value, here);
      if (found !== undefined) return found;
    } else if (isCardData(isList ? '' : name, String(value))) {
      return holdsCardNumber(name) ? path : here;
    } else if (String(value).length > LONG_TEXT) yield;
  }
  yield;
  return undefined;
}

/** Removes card numbers and security codes from a text, which may be JSON. */
export function withoutCardData(text: string): string {
  const removed = text.replace(SECRET_MEMBERS, '$1"[removed]"');
  return findCardNumbers(removed).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}[card number removed]${rest.slice(end)}`,
    removed,
  );
}

function holdsCardNumber(text: string): boolean {
  return findCardNumbers(text, 1).length > 0;
}
