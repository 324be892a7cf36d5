import { refuse } from '../errors';
import * as read from '../http/fields';
import { isOddityKind, ODDITY_KINDS, oddlyServed, type OddityKind } from './oddity-kinds';

/** Where the object is served in the odd form: in lists, in single reads, or both. */
const PLACES = ['lists', 'reads', 'both'] as const;
type Place = (typeof PLACES)[number];

/** An odd form in which a well-formed object is served. `GET /objects` shows the original. */
export interface Oddity {
  kind: OddityKind;
  in: Place;
}

export function readOddity(fields: read.Fields): Oddity {
  const kind = read.requiredText(fields, 'kind', 100);
  if (!isOddityKind(kind)) throw refuse('invalid_field', `kind: must be one of ${ODDITY_KINDS.join(', ')}.`);
  return { kind, in: read.oneOf(fields, 'in', PLACES) ?? 'both' };
}

/** The object as lists or reads serve it. */
export function oddView(object: { oddities?: Oddity[] }, place: 'lists' | 'reads', body: object): unknown {
  return (object.oddities ?? [])
    .filter((oddity) => oddity.in === place || oddity.in === 'both')
    .reduce<unknown>((served, { kind }) => oddlyServed(kind, served), body);
}
