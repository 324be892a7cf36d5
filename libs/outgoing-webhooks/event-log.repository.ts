import { Injectable } from '@nestjs/common';
import { Database, MOST_COUNTED, type PageRequest } from '@remit/database';
import type { EventPayload, RecordedEvent } from '@remit/domain-events';

export interface EventSpan {
  /** Of the facts, as they are called inside. */
  readonly types: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurred_at: Date;
  readonly actor: string;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly payload: EventPayload;
}

const MATCHING = `from domain_events where tenant_id = $1 and environment_id = $2 and type = any($3::text[])
  and ($4::timestamptz is null or occurred_at >= $4) and ($5::timestamptz is null or occurred_at <= $5)`;

/** Reads what happened in an environment, in the order of ids, which is that of time. Needs a unit of work. */
@Injectable()
export class EventLogRepository {
  constructor(private readonly database: Database) {}

  /** One more than the page holds when there are more, and how many match in all. */
  async list(span: EventSpan, { limit, offset, order, after }: PageRequest): Promise<[RecordedEvent[], number]> {
    const [counted] = await this.database.manager.query<{ total: number }[]>(
      `select count(*)::integer as total from (select 1 ${MATCHING} limit ${MOST_COUNTED}) found`,
      this.parametersOf(span),
    );
    const direction = order === 'asc' ? 'asc' : 'desc';
    const rows = await this.database.manager.query<Row[]>(
      `select id, type, version, occurred_at, actor, correlation_id, causation_id, payload ${MATCHING}
         and ($6::text is null or id ${direction === 'asc' ? '>' : '<'} $6)
       order by id ${direction} limit $7 offset $8`,
      [...this.parametersOf(span), after ?? null, limit + 1, after === undefined ? offset : 0],
    );
    return [rows.map((row) => this.recorded(row)), counted?.total ?? 0];
  }

  private parametersOf({ types, from, to }: EventSpan): unknown[] {
    const { tenantId, environmentId } = this.database.scope;
    return [tenantId, environmentId, types, from ?? null, to ?? null];
  }

  private recorded({ occurred_at, correlation_id, causation_id, ...row }: Row): RecordedEvent {
    const { tenantId, environmentId } = this.database.scope;
    const circumstances = { occurredAt: occurred_at, correlationId: correlation_id, causationId: causation_id };
    return { ...row, ...circumstances, scope: { tenantId, environmentId } };
  }
}
