import { Injectable } from '@nestjs/common';
import { Database, MOST_COUNTED, type PageRequest, ScopedRepository, searchPage } from '@remit/database';
import { OutgoingAttempt } from './outgoing-attempt.entity';
import { OutgoingWebhook } from './outgoing-webhook.entity';

export interface OutgoingFilter {
  readonly endpointId?: string;
  readonly eventType?: string;
  readonly status?: string;
}

export interface AttemptCounts {
  readonly attempts: number;
  readonly failures: number;
}

@Injectable()
export class OutgoingWebhookRepository extends ScopedRepository<OutgoingWebhook> {
  constructor(database: Database) {
    super(database, OutgoingWebhook);
  }

  async list(filter: OutgoingFilter, page: PageRequest): Promise<[OutgoingWebhook[], number]> {
    const query = this.query('webhook');
    for (const column of ['endpointId', 'eventType', 'status'] as const) {
      if (filter[column]) query.andWhere(`webhook.${column} = :${column}`, { [column]: filter[column] });
    }
    return searchPage(this.manager, query, page);
  }

  /** The message about an event for an endpoint. */
  async lockByEvent(endpointId: string, eventId: string): Promise<OutgoingWebhook | null> {
    return this.rowWhere({ endpointId, eventId }, { lock: true });
  }

  addAttempt(attempt: OutgoingAttempt): void {
    this.insertInto(OutgoingAttempt, [attempt]);
  }

  /**
   * Attempts since then and how many of them failed, by endpoint. Counts the newest `MOST_COUNTED` of each endpoint.
   */
  async countAttempts(endpointIds: readonly string[], since: Date): Promise<Map<string, AttemptCounts>> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<(AttemptCounts & { id: string })[]>(
      `select endpoint.id, counted.* from unnest($3::text[]) endpoint(id) cross join lateral (
         select count(*)::integer as attempts, count(newest.error)::integer as failures from (
           select error from outgoing_webhook_attempts
           where tenant_id = $1 and environment_id = $2 and endpoint_id = endpoint.id and attempted_at >= $4
           order by attempted_at desc limit $5
         ) newest
       ) counted`,
      [tenantId, environmentId, endpointIds, since, MOST_COUNTED],
    );
    return new Map(rows.map(({ id, attempts, failures }) => [id, { attempts, failures }]));
  }

  /** Oldest first. */
  async findAttempts(outgoingWebhookId: string): Promise<OutgoingAttempt[]> {
    return this.rowsOf(OutgoingAttempt, { outgoingWebhookId }, { order: 'number' });
  }
}
