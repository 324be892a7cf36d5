import type { FieldError } from '../errors/api-error';
import { fromRules } from './dto-rules';
import { carriesMoney } from './money-words';
import { suggestName } from './suggest-name';

/** A member of a body, or a query parameter, that the route does not read. */
export interface UnknownInput {
  /** Where it is: `line_items[0].unit_price`. */
  readonly param: string;
  readonly name: string;
  readonly value: unknown;
  /** What may be sent in its place. */
  readonly known: readonly string[];
}

/** How many are named in one answer. A body of a megabyte has room for 100,000. */
const MOST_NAMED = 20;

const LONGEST_NAME = 64;

/** `IdempotencyInterceptor` reads it from every body. */
const READ_ELSEWHERE = 'idempotency_key';

/** @param dropsHarmless whether only those are refused that carry money. */
export function refuseUnknown(unknown: readonly UnknownInput[], dropsHarmless: boolean): FieldError[] {
  const unread = unknown.filter(({ param }) => param !== READ_ELSEWHERE);
  const refused = dropsHarmless ? unread.filter((input) => carriesMoney(input) || asksForMore(input)) : unread;
  const named = refused
    .slice(0, MOST_NAMED)
    .map((input) => ({ param: shortened(input.param), message: explain(input) }));
  const rest = refused.length - named.length;
  return rest === 0 ? named : [...named, { param: '', message: `${rest} more are not known` }];
}

/** What answers hold anyway, so that nobody waits in vain for it. */
const ALWAYS_THERE = new Set(['customer', 'line_items', 'lineItems']);

/** `expand` asks for objects inside the answer: what is not in every answer is in none. */
function asksForMore({ name, value }: UnknownInput): boolean {
  if (name !== 'expand' || (typeof value !== 'string' && !Array.isArray(value))) return false;
  const words = String(value)
    .split(',')
    .map((word) => word.trim());
  return words.some((word) => word !== '' && !ALWAYS_THERE.has(word));
}

/** The names that a DTO reads; none for what is no DTO. */
export const knownNames = (dto: unknown): readonly string[] => (typeof dto === 'function' ? namesOf(dto) : []);

const namesOf = fromRules((rules) => [...new Set(rules.map(({ propertyName }) => propertyName))]);

function explain({ name, known }: UnknownInput): string {
  if (name === 'expand')
    return 'expand is not supported: an invoice includes its customer and line_items; read other objects by their ids';
  const suggestion = suggestName(name, known);
  const hint = suggestion === undefined ? 'Leave it out' : `Did you mean ${suggestion}?`;
  return `${shortened(name)} is not known here. ${hint}`;
}

const shortened = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
