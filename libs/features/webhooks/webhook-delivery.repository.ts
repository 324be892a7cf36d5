import { Injectable } from '@nestjs/common';
import { Database, madeBetween, type Scope, ScopedRepository, searchPage } from '@remit/database';
import type { DomainEventClass, QueuedDelivery } from '@remit/domain-events';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import type { DeliveryHints } from './read-delivery-body';
import type { DeliveryRoute } from './verification/authenticate-delivery';
import { WebhookDelivery } from './webhook-delivery.entity';

/** A charge has a handful of events. With more, the charge is read again. */
const MOST_EVENTS = 20;

@Injectable()
export class WebhookDeliveryRepository extends ScopedRepository<WebhookDelivery> {
  constructor(database: Database) {
    super(database, WebhookDelivery);
  }

  /**
   * Commits new deliveries with one event each, in a unit of work of its own. Messages that are stored already are
   * left out.
   * @param deliveries sorted by message id, like those of every writer, so that two groups with common messages
   * cannot deadlock
   * @param kind of their events, whose payload names the delivery as `delivery_id`, and the subscribers for events
   * that name none
   * @returns ids of the new deliveries
   */
  async store(scope: Scope, deliveries: readonly NewDelivery[], kind: EventKind): Promise<Set<string>> {
    const rows = await this.database.runFunction<{ store_webhook_deliveries: string }>(
      scope,
      'store_webhook_deliveries',
      [JSON.stringify(deliveries), JSON.stringify(kind)],
    );
    return new Set(rows.map((row) => row.store_webhook_deliveries));
  }

  /** Locks the deliveries that failed, of messages of a connection. */
  async lockFailed(connectionId: string, messageIds: readonly string[]): Promise<WebhookDelivery[]> {
    return this.rowsWhere({ connectionId, messageId: messageIds, result: 'failed' }, { order: 'id', lock: true });
  }

  /** Locks the deliveries of a charge that led to no payment so far. */
  async lockUnmatched(chargeId: string): Promise<WebhookDelivery[]> {
    return this.rowsWhere({ chargeId, result: ['unmatched', 'not_ours', 'failed'] }, { order: 'id', lock: true });
  }

  /** Whether a delivery showed that the charge is foreign, and none that it is ours. */
  async isNotOurs(connectionId: string, chargeId: string): Promise<boolean> {
    return this.batch('isNotOurs', { connection_id: connectionId, charge_id: chargeId }, async (asked) => {
      const { tenantId, environmentId } = this.database.scope;
      const rows = await this.manager.query<{ place: string }[]>(
        `select asked.place
         from rows from (json_to_recordset($3::json) as (connection_id text, charge_id text))
           with ordinality as asked(connection_id, charge_id, place)
         cross join lateral (
           select count(*) as known, bool_and(e.result = 'not_ours') as is_foreign from (
             select d.result from webhook_deliveries d
             where d.tenant_id = $1 and d.environment_id = $2 and d.connection_id = asked.connection_id
               and d.charge_id = asked.charge_id and d.result in ('not_ours', 'processed')
             limit ${MOST_EVENTS}) e) told
         where told.is_foreign and told.known < ${MOST_EVENTS}`,
        // For a list of any length PostgreSQL keeps one plan. For arrays it made a new plan at each call.
        [tenantId, environmentId, JSON.stringify(asked)],
      );
      const foreign = new Set(rows.map(({ place }) => Number(place)));
      return asked.map((_, index) => foreign.has(index + 1));
    });
  }

  /** Returns those of the given charges that a delivery named. */
  async announcedAmong(chargeIds: readonly string[]): Promise<Set<string>> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ charge_id: string }[]>(
      'select distinct charge_id from webhook_deliveries where tenant_id = $1 and environment_id = $2 and charge_id = any($3)',
      [tenantId, environmentId, [...chargeIds]],
    );
    return new Set(rows.map((row) => row.charge_id));
  }

  /** Arrival of the newest genuine delivery of a connection; null when there is none. */
  async lastReceivedAt(connectionId: string): Promise<Date | null> {
    const last = await this.manager.findOne(WebhookDelivery, {
      where: this.where({ connectionId }),
      order: { id: 'desc' },
    });
    return last?.receivedAt ?? null;
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(query: ListDeliveriesQuery): Promise<[WebhookDelivery[], number]> {
    const { result, charge_id: chargeId, payment_id: paymentId } = query;
    const rows = this.query('delivery');
    if (result) rows.andWhere('delivery.result = :result', { result });
    if (chargeId) rows.andWhere('delivery.chargeId = :chargeId', { chargeId });
    if (paymentId) rows.andWhere('delivery.paymentId = :paymentId', { paymentId });
    madeBetween(rows, 'whd', query);
    return searchPage(this.manager, rows, query.pageRequest);
  }
}

interface EventKind extends Pick<DomainEventClass, 'type' | 'version'> {
  readonly subscribers: readonly QueuedDelivery[];
}

/** A delivery with the column names of the database function. It is built for every webhook. */
export interface NewDelivery extends DeliveryHints {
  readonly id: string;
  readonly connection_id: string;
  readonly route: DeliveryRoute;
  readonly message_id: string | null;
  /** Encrypted. */
  readonly body: string;
  readonly readable: boolean;
  readonly size: number;
  readonly source: string;
  readonly request_id: string;
  readonly received_at: Date;
  /** Id of the event that is published with it. */
  readonly event_id: string;
  readonly subscribers?: readonly QueuedDelivery[];
  /** Those that are safe to show. */
  readonly headers: Readonly<Record<string, string>>;
}
