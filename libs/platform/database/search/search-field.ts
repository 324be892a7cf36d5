export type SearchFieldType = 'text' | 'word' | 'code' | 'money' | 'time' | 'day';

/** A column that callers may filter and sort by. Columns that a repository does not list are not available. */
export interface SearchField {
  /** `alias.property` of the query. */
  readonly column: string;
  /**
   * `word`: one of a few words, stored in lower case; `code`: stored in upper case; `money`: stored in minor units,
   * compared in major units.
   */
  readonly type: SearchFieldType;
  /** Money only: SQL for the number of minor units per major unit of the row's currency. */
  readonly scale?: string;
}

export type SearchFields = Readonly<Record<string, SearchField>>;

export type SearchOperator =
  'eq' | 'contains' | 'not_contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'not_in' | 'before' | 'after';

export interface SearchCondition {
  readonly field: SearchField;
  readonly operator: SearchOperator;
  /**
   * A list of texts for `in` and `not_in`, otherwise one text. Times in RFC 3339, days as `YYYY-MM-DD`, money as
   * decimal text.
   */
  readonly value: string | readonly string[];
}

export interface SearchOrder {
  readonly field: SearchField;
  readonly direction: 'asc' | 'desc';
}
