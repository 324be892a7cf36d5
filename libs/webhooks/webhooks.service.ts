import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus, WebhookReceived } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { ApiError, AuditLog, type Page, toPage } from '@remit/http-api';
import type { DeliveryDetailsResponse, DeliveryResponse } from './dto/delivery-response.dto';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { presentDelivery } from './present-delivery';
import type { WebhookDelivery } from './webhook-delivery.entity';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly encryption: Encryption,
    private readonly bus: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  async list(scope: Scope, query: ListDeliveriesQuery): Promise<Page<DeliveryResponse>> {
    const [rows, total] = await this.database.transaction(scope, () => this.deliveries.list(query));
    return toPage(rows, total, query, {
      item: presentDelivery,
      position: (row) => ({ createdAt: row.receivedAt.toISOString(), id: row.id }),
    });
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<DeliveryDetailsResponse> {
    const delivery = found(await this.database.transaction(scope, () => this.deliveries.findById(id)));
    const body = this.encryption.decrypt(delivery.body, {
      table: 'webhook_deliveries',
      column: 'body',
      row: delivery.id,
    });
    return { ...presentDelivery(delivery), body };
  }

  /** Works on it again from the start. Harmless at any time: a charge is recorded once. @throws ApiError not_found */
  async replay(scope: Scope, id: string): Promise<DeliveryResponse> {
    return this.database.transaction(scope, async () => {
      const delivery = found(await this.deliveries.lockById(id));
      delivery.result = 'pending';
      await this.deliveries.update(delivery);
      await this.bus.publish(new WebhookReceived({ delivery_id: delivery.id }));
      await this.auditLog.record('webhook_delivery.replayed', delivery.id);
      return presentDelivery(delivery);
    });
  }
}

function found(delivery: WebhookDelivery | null): WebhookDelivery {
  if (!delivery) throw new ApiError('not_found', { message: 'There is no such delivery.' });
  return delivery;
}
