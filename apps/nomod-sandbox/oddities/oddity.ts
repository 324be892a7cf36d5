import { refuse } from '../errors';
import * as read from '../http/fields';
import { isOddityKind, ODDITY_KINDS, oddlyServed, type OddityKind } from './oddity-kinds';

/** Where an object looks odd: as a row of lists, read alone, or both. */
const PLACES = ['lists', 'reads', 'both'] as const;
type Place = (typeof PLACES)[number];

/** How an object is served although it is really well formed; `GET /objects` shows it as it is. */
export interface Oddity {
  kind: OddityKind;
  in: Place;
}

export function readOddity(fields: read.Fields): Oddity {
  const kind = read.requiredText(fields, 'kind', 100);
  if (!isOddityKind(kind)) throw refuse('invalid_field', `kind: must be one of ${ODDITY_KINDS.join(', ')}.`);
  return { kind, in: read.oneOf(fields, 'in', PLACES) ?? 'both' };
}

/** The object as a list or a read serves it. */
export function oddView(object: { oddities?: Oddity[] }, place: 'lists' | 'reads', body: object): unknown {
  return (object.oddities ?? [])
    .filter((oddity) => oddity.in === place || oddity.in === 'both')
    .reduce<unknown>((served, { kind }) => oddlyServed(kind, served), body);
}
