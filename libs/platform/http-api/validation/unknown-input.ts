import type { FieldError } from '../errors/api-error';
import { fromRules } from './nested-lists';
import { carriesMoney } from './money-words';
import { suggestName } from './suggest-name';

/** A member of a body, or a query parameter, that the route does not read. */
export interface UnknownInput {
  /** Path of the member: `line_items[0].unit_price`. */
  readonly param: string;
  readonly name: string;
  readonly value: unknown;
  /** Names that the route accepts instead. */
  readonly known: readonly string[];
}

/** Maximum number of names in one error. A body of a megabyte has room for 100,000. */
const MOST_NAMED = 20;

const LONGEST_NAME = 64;

/** `IdempotencyInterceptor` reads this member from every body. */
const READ_ELSEWHERE = 'idempotency_key';

/** @param dropsHarmless refuses only members that carry money or ask for more data */
export function refuseUnknown(unknown: readonly UnknownInput[], dropsHarmless: boolean): FieldError[] {
  const unread = unknown.filter(({ param }) => param !== READ_ELSEWHERE);
  const refused = dropsHarmless ? unread.filter((input) => carriesMoney(input) || asksForMore(input)) : unread;
  const named = refused
    .slice(0, MOST_NAMED)
    .map((input) => ({ param: shortened(input.param), message: explain(input) }));
  const rest = refused.length - named.length;
  return rest === 0 ? named : [...named, { param: '', message: `${rest} more are not known` }];
}

/** Objects that answers always include, so that expanding them is harmless. */
const ALWAYS_THERE = new Set(['customer', 'line_items', 'lineItems']);

/** `expand` requests nested objects. An object that is not in every answer is in none, so the request cannot be met. */
function asksForMore({ name, value }: UnknownInput): boolean {
  if (name !== 'expand' || (typeof value !== 'string' && !Array.isArray(value))) return false;
  const words = String(value)
    .split(',')
    .map((word) => word.trim());
  return words.some((word) => word !== '' && !ALWAYS_THERE.has(word));
}

/** The names that a DTO accepts; empty if the argument is not a DTO. */
export const knownNames = (dto: unknown): readonly string[] => (typeof dto === 'function' ? namesOf(dto) : []);

const namesOf = fromRules((rules) => [...new Set(rules.map(({ propertyName }) => propertyName))]);

function explain({ name, known }: UnknownInput): string {
  if (name === 'expand')
    return 'expand is not supported. An invoice includes its customer and line_items; read other objects by id';
  const suggestion = suggestName(name, known);
  const hint = suggestion === undefined ? 'Leave it out' : `Did you mean ${suggestion}?`;
  return `${shortened(name)} is not supported. ${hint}`;
}

const shortened = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
