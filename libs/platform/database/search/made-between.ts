import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { encodeTime } from 'ulid';

/** Moments in RFC 3339, both included. */
export interface Span {
  readonly start_time?: string;
  readonly end_time?: string;
}

/** Narrows a query to the rows that were made in a span of time. Ids carry their time, so that it is a range of the primary key. */
export function madeBetween<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  idPrefix: string,
  { start_time: start, end_time: end }: Span,
): void {
  const firstAt = (time: number): string => `${idPrefix}_${encodeTime(Math.max(time, 0), 10)}`;
  if (start) query.andWhere(`${query.alias}.id >= :madeFrom`, { madeFrom: firstAt(Date.parse(start)) });
  if (end) query.andWhere(`${query.alias}.id < :madeUntil`, { madeUntil: firstAt(Date.parse(end) + 1) });
}
