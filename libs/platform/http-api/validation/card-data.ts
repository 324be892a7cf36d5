import type { Breath } from '@remit/database';
import { findCardNumbers } from './card-numbers';

const SECRET_MEMBER = /^(card_?(number|no)|pan|cvv2?|cvc2?|cid|(card_?)?security_?code|card_?verification\w*)$/i;
const SECRET_MEMBERS =
  /("(?:card_?(?:number|no)|pan|cvv2?|cvc2?|(?:card_?)?security_?code|card_?verification\w*)"\s*:\s*)("(?:[^"\\]|\\.)*"|[\d.]+)/gi;

/** After a text of more characters the search stops, so that its caller can look at the clock. */
const LONG_TEXT = 1_000;

/** Whether a member of this name and text holds what must never be stored: a card number anywhere, or a security code by its name. */
export function isCardData(name: string, text: string): boolean {
  const key = name.replace(/[ -]/g, '_');
  return (SECRET_MEMBER.test(key) && /\d{3}/.test(text)) || holdsCardNumber(text) || holdsCardNumber(name);
}

/** The path of the first member that holds card data, however deep; undefined when there is none. */
export function findCardData(body: object): string | undefined {
  const search = cardDataOf(body);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value ?? undefined;
  }
}

/** The same for a body of many texts: others are served in between. */
export async function findCardDataInTurns(body: object, breath: Breath): Promise<string | undefined> {
  const search = cardDataOf(body);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value ?? undefined;
    if (breath.isDue) await breath.take();
  }
}

/** Stops after each object of the body, and after each long text. */
function* cardDataOf(body: object, path = ''): Generator<void, string | undefined> {
  const isList = Array.isArray(body);
  for (const [name, value] of Object.entries(body) as [string, unknown][]) {
    const here = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) {
      // A member that is called like a card number must not be told in the answer either.
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

/** A text, JSON or not, without the card numbers and security codes in it. */
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
