import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { LessThan, MoreThan } from 'typeorm';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { WebhookDelivery } from './webhook-delivery.entity';

@Injectable()
export class WebhookDeliveryRepository extends ScopedRepository<WebhookDelivery> {
  constructor(database: Database) {
    super(database, WebhookDelivery);
  }

  /** False when the message was stored before: the sender repeated it. */
  async insertNew(delivery: WebhookDelivery): Promise<boolean> {
    Object.assign(delivery, this.database.scope);
    const { raw } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(WebhookDelivery)
      .values(delivery)
      .orIgnore()
      .updateEntity(false)
      .returning(['id'])
      .execute();
    return Array.isArray(raw) && raw.length > 0;
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
