import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { encodeTime } from 'ulid';

/** Times in RFC 3339, both inclusive. */
export interface Span {
  readonly start_time?: string;
  readonly end_time?: string;
}

/**
 * Restricts a query to rows created within a time range. Ids contain their time, so this is a range of the primary
 * key.
 */
export function madeBetween<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  idPrefix: string,
  { start_time: start, end_time: end }: Span,
): void {
  const firstAt = (time: number): string => `${idPrefix}_${encodeTime(Math.max(time, 0), 10)}`;
  if (start) query.andWhere(`${query.alias}.id >= :madeFrom`, { madeFrom: firstAt(Date.parse(start)) });
  if (end) query.andWhere(`${query.alias}.id < :madeUntil`, { madeUntil: firstAt(Date.parse(end) + 1) });
}
