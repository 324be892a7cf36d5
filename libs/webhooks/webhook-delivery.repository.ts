import { Injectable } from '@nestjs/common';
import { Database, madeBetween, type Scope, ScopedRepository, searchPage } from '@remit/database';
import type { StoredEvent } from '@remit/domain-events';
import { In } from 'typeorm';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { WebhookDelivery } from './webhook-delivery.entity';

@Injectable()
export class WebhookDeliveryRepository extends ScopedRepository<WebhookDelivery> {
  constructor(database: Database) {
    super(database, WebhookDelivery);
  }

  /**
   * Commits new deliveries and their events, leaving out messages that were stored before: a unit of work of its own.
   * @param deliveries in the order of their message ids, as every writer does: two groups that share messages then wait for each other, not in a ring.
   * @param events one for each delivery, naming it as `delivery_id`.
   * @returns ids of those that were new.
   */
  async accept(
    scope: Scope,
    deliveries: readonly WebhookDelivery[],
    events: readonly StoredEvent[],
  ): Promise<Set<string>> {
    const rows = await this.database.runFunction<{ accept_webhook_deliveries: string }>(
      scope,
      'accept_webhook_deliveries',
      [JSON.stringify(deliveries.map(toRow)), JSON.stringify(events)],
    );
    return new Set(rows.map((row) => row.accept_webhook_deliveries));
  }

  async lockByMessage(connectionId: string, messageId: string): Promise<WebhookDelivery | null> {
    return this.manager.findOne(WebhookDelivery, {
      where: this.where({ connectionId, messageId }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Deliveries of a charge that led to no payment so far, held against other writers. */
  async lockUnmatched(chargeId: string): Promise<WebhookDelivery[]> {
    return this.manager.find(WebhookDelivery, {
      where: this.where({ chargeId, result: In(['unmatched', 'not_ours', 'failed']) }),
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** When the newest genuine delivery of a connection arrived; null before the first. */
  async lastReceivedAt(connectionId: string): Promise<Date | null> {
    const last = await this.manager.findOne(WebhookDelivery, {
      where: this.where({ connectionId }),
      order: { id: 'desc' },
    });
    return last?.receivedAt ?? null;
  }

  /** One more than the page holds when there are more, and how many match in all. */
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

function toRow(delivery: WebhookDelivery) {
  return {
    id: delivery.id,
    connection_id: delivery.connectionId,
    route: delivery.route,
    message_id: delivery.messageId,
    event_type: delivery.eventType,
    charge_id: delivery.chargeId,
    nomod_invoice_id: delivery.nomodInvoiceId,
    link_id: delivery.linkId,
    body: delivery.body,
    readable: delivery.readable,
    size: delivery.size,
    source: delivery.source,
    request_id: delivery.requestId,
    received_at: delivery.receivedAt,
    headers: delivery.headers,
  };
}
