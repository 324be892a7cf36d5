import type { EventLoopYield } from '@remit/database';

/** Items that are serialized in one go. */
const AT_ONCE = 50;

/** JSON that was made to measure an object, cached until the object is sent. */
const measured = new WeakMap<object, string>();

/** Serializes an answer with long lists in slices. Other requests are served between the slices. */
export async function jsonInTurns(value: object, yielder: EventLoopYield): Promise<string> {
  let json = '';
  for (const piece of piecesOf(value)) {
    json += piece;
    if (yielder.isDue) await yielder.pause();
  }
  return json;
}

/** As `measuredJson`, without a promise, for an object without long lists; undefined for any other. */
export function shortJson(value: object): string | undefined {
  if (holdsLongList(value)) return undefined;
  const json = JSON.stringify(value);
  measured.set(value, json);
  return json;
}

/** The same. The result is cached until the object is sent as part of an answer. */
export async function measuredJson(value: object, yielder: EventLoopYield): Promise<string> {
  const json = await jsonInTurns(value, yielder);
  measured.set(value, json);
  return json;
}

function* piecesOf(value: unknown): Generator<string> {
  const known = isObject(value) ? measured.get(value) : undefined;
  if (known !== undefined) yield known;
  else if (Array.isArray(value)) yield* piecesOfList(value);
  else if (isObject(value) && holdsLongList(value)) yield* piecesOfMembers(value);
  else yield JSON.stringify(value) ?? 'null';
}

function* piecesOfMembers(value: object): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(member);
    before = ',';
  }
  yield '}';
}

/** Items are alike: if the first one contains no list, many are serialized together. */
function* piecesOfList(items: readonly unknown[]): Generator<string> {
  const [first] = items;
  const atOnce = isObject(first) && (measured.has(first) || holdsList(first)) ? 1 : AT_ONCE;
  yield '[';
  for (let start = 0; start < items.length; start += atOnce) {
    if (start > 0) yield ',';
    if (atOnce === 1) yield* piecesOf(items[start]);
    else yield JSON.stringify(items.slice(start, start + atOnce)).slice(1, -1);
  }
  yield ']';
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Piece by piece takes four times as long as in one go, so that is only for what may be long. */
const holdsLongList = (value: object): boolean =>
  Object.values(value).some(
    (member) =>
      Array.isArray(member) &&
      (member.length > AT_ONCE || member.some((item) => isObject(item) && (measured.has(item) || holdsList(item)))),
  );

const holdsList = (value: object): boolean => Object.values(value).some((member) => Array.isArray(member));
