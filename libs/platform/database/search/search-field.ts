export type SearchFieldType = 'text' | 'word' | 'code' | 'money' | 'time' | 'day';

/** A column that callers may filter and sort by. Whatever is not listed by a repository cannot be asked for. */
export interface SearchField {
  /** `alias.property` of the query. */
  readonly column: string;
  /** `word`: one of a few, stored in lower case; `code`: stored in upper case; `money`: minor units, compared in major units. */
  readonly type: SearchFieldType;
  /** Money only: SQL for how many minor units make a major one in the row's currency. */
  readonly scale?: string;
}

export type SearchFields = Readonly<Record<string, SearchField>>;

export type SearchOperator =
  'eq' | 'contains' | 'not_contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'not_in' | 'before' | 'after';

export interface SearchCondition {
  readonly field: SearchField;
  readonly operator: SearchOperator;
  /** Texts for `in` and `not_in`, else one text; times in RFC 3339, days as `YYYY-MM-DD`, money as decimal text. */
  readonly value: string | readonly string[];
}

export interface SearchOrder {
  readonly field: SearchField;
  readonly direction: 'asc' | 'desc';
}
