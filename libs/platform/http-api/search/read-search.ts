import type {
  Search,
  SearchCondition,
  SearchField,
  SearchFields,
  SearchFieldType,
  SearchOperator,
} from '@remit/database';
import { ApiError, type FieldError } from '../errors/api-error';
import { explainMoment, readDay, readMoment } from '../validation/moment';
import type { FilterConditionRequest, SearchMembers } from './search-request.dto';

const COMPARING: readonly SearchOperator[] = ['eq', 'gt', 'gte', 'lt', 'lte'];

const OPERATORS: Readonly<Record<SearchFieldType, readonly SearchOperator[]>> = {
  text: ['eq', 'contains', 'not_contains', 'in', 'not_in'],
  word: ['eq', 'in', 'not_in'],
  code: ['eq', 'in', 'not_in'],
  money: COMPARING,
  time: [...COMPARING, 'before', 'after'],
  day: [...COMPARING, 'before', 'after'],
};

/** Maximum length of a compared text, and of a compared list. */
const LIMITS = { text: 255, items: 1_000 } as const;

class Refused extends Error {}

/**
 * The filters and the order of a search body, on the fields that the list offers.
 * @param hasPlace a place beside a row belongs to the order of creation, so it goes with no other.
 * @throws ApiError validation_error naming every filter and sort that cannot be used.
 */
export function readSearch(body: SearchMembers, fields: SearchFields, hasPlace = false): Search {
  const errors: FieldError[] = [];
  const attempt = <T>(param: string, read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      errors.push({ param, message: error.message });
      return [];
    }
  };
  const conditions = (body.filters ?? []).flatMap((filter, index) =>
    attempt(`filters[${index}]`, () => readCondition(filter, fields)),
  );
  const orders = (body.sort ?? []).flatMap(({ field, direction }, index) =>
    attempt(`sort[${index}]`, () => ({ field: fieldOf(field, fields), direction: direction ?? ('desc' as const) })),
  );
  if (hasPlace && orders.length > 0)
    errors.push({ param: 'sort', message: 'sort works with offset, not with cursor, starting_after or ending_before' });
  if (errors.length > 0) throw ApiError.invalidFields(errors);
  return { conditions, orders };
}

function readCondition(filter: FilterConditionRequest, fields: SearchFields): SearchCondition {
  const field = fieldOf(filter.field, fields);
  const { operator } = filter;
  const allowed = OPERATORS[field.type];
  if (!allowed.includes(operator)) throw new Refused(`${filter.field} accepts the operators ${allowed.join(', ')}`);
  const isList = operator === 'in' || operator === 'not_in';
  return { field, operator, value: isList ? readList(filter, field) : readOne(filter, field) };
}

function fieldOf(name: string, fields: SearchFields): SearchField {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new Refused(`the field must be one of ${Object.keys(fields).join(', ')}`);
  return field;
}

function readList({ value }: FilterConditionRequest, field: SearchField): string[] {
  const list: unknown = value.array ?? (typeof value.string === 'string' ? value.string.split(',') : undefined);
  if (!Array.isArray(list) || list.length > LIMITS.items || !list.every((item) => typeof item === 'string')) {
    throw new Refused(`value.array must be a list of at most ${LIMITS.items} texts`);
  }
  return list.map((item: string) => inCase(item, field.type));
}

function readOne({ value }: FilterConditionRequest, { type }: SearchField): string {
  const given: unknown = value.string ?? value.number ?? value.date;
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
  if (text === undefined || text.length > LIMITS.text) throw new Refused('value must hold a string, number or date');
  if (type === 'money' && !/^-?\d{1,18}(\.\d{1,8})?$/.test(text)) throw new Refused('value.number must be an amount');
  if (type === 'time' || type === 'day') return readTime(text, type);
  return inCase(text, type);
}

function readTime(text: string, type: 'time' | 'day'): string {
  const read = type === 'day' ? readDay(text) : readMoment(text)?.toISOString();
  if (read === undefined) throw new Refused(explainMoment(text, 'value.date'));
  return read;
}

function inCase(text: string, type: SearchFieldType): string {
  if (type === 'word') return text.toLowerCase();
  return type === 'code' ? text.toUpperCase() : text;
}
