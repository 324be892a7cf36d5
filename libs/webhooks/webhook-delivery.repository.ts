import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { LessThan, MoreThan } from 'typeorm';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { WebhookDelivery } from './webhook-delivery.entity';

/** Columns of a new delivery, in the order of the statement below. */
const INSERTED = [
  'id',
  'connectionId',
  'route',
  'messageId',
  'eventType',
  'chargeId',
  'nomodInvoiceId',
  'linkId',
  'body',
  'readable',
  'size',
  'source',
  'requestId',
  'receivedAt',
] as const satisfies readonly (keyof WebhookDelivery)[];

@Injectable()
export class WebhookDeliveryRepository extends ScopedRepository<WebhookDelivery> {
  constructor(database: Database) {
    super(database, WebhookDelivery);
  }

  /**
   * Inserts deliveries in one statement, leaving out messages that were stored before.
   * @param deliveries in the order of their message ids, as every writer does: two groups that share messages then wait for each other, not in a ring.
   * @returns ids of those that were new.
   */
  async insertNew(deliveries: readonly WebhookDelivery[]): Promise<Set<string>> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id,
                                       nomod_invoice_id, link_id, body, readable, size, source, request_id, received_at)
       select $1, $2, d.* from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                                      $11::text[], $12::boolean[], $13::integer[], $14::text[], $15::text[], $16::timestamptz[]) as d
       on conflict do nothing returning id`,
      [tenantId, environmentId, ...INSERTED.map((property) => deliveries.map((delivery) => delivery[property]))],
    );
    return new Set(rows.map((row) => row.id));
  }

  async lockByMessage(connectionId: string, messageId: string): Promise<WebhookDelivery | null> {
    return this.manager.findOne(WebhookDelivery, {
      where: this.where({ connectionId, messageId }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  async list(query: ListDeliveriesQuery): Promise<{ rows: WebhookDelivery[]; total: number }> {
    const filter = {
      ...(query.result && { result: query.result }),
      ...(query.charge_id && { chargeId: query.charge_id }),
      ...(query.payment_id && { paymentId: query.payment_id }),
    };
    const after = query.position;
    const beyond = after && { id: query.order === 'desc' ? LessThan(after.id) : MoreThan(after.id) };
    const rows = await this.manager.find(WebhookDelivery, {
      where: this.where({ ...filter, ...beyond }),
      order: { id: query.order },
      skip: after ? 0 : query.offset,
      take: query.limit + 1,
    });
    return { rows, total: await this.manager.countBy(WebhookDelivery, this.where(filter)) };
  }
}
