import { Injectable } from '@nestjs/common';
import { Database, MOST_COUNTED, type PageRequest } from '@remit/database';
import { type EventRow, type RecordedEvent, toRecordedEvent } from '@remit/domain-events';

export interface EventSpan {
  /** Internal names of the domain events. */
  readonly types: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

const MATCHING = `from domain_events where tenant_id = $1 and environment_id = $2 and type = any($3::text[])
  and ($4::timestamptz is null or occurred_at >= $4) and ($5::timestamptz is null or occurred_at <= $5)`;

/** Reads the events of an environment in the order of their ids, which is the order of time. Needs a unit of work. */
@Injectable()
export class EventLogRepository {
  constructor(private readonly database: Database) {}

  /** Number of matching events, at most `MOST_COUNTED`. */
  async count(span: EventSpan): Promise<number> {
    const [counted] = await this.database.manager.query<{ total: number }[]>(
      `select count(*)::integer as total from (select 1 ${MATCHING} limit ${MOST_COUNTED}) found`,
      this.parametersOf(span),
    );
    return counted?.total ?? 0;
  }

  /** Returns one row more than the page holds when there are more. */
  async page(span: EventSpan, { limit, offset, order, after }: PageRequest): Promise<RecordedEvent[]> {
    const [direction, beyond] = order === 'asc' ? ['asc', '>'] : ['desc', '<'];
    const rows = await this.database.manager.query<EventRow[]>(
      `select *, id as event_id ${MATCHING} and ($6::text is null or id ${beyond} $6)
       order by id ${direction} limit $7 offset $8`,
      [...this.parametersOf(span), after ?? null, limit + 1, after === undefined ? offset : 0],
    );
    return rows.map(toRecordedEvent);
  }

  private parametersOf({ types, from, to }: EventSpan): unknown[] {
    const { tenantId, environmentId } = this.database.scope;
    return [tenantId, environmentId, types, from ?? null, to ?? null];
  }
}
