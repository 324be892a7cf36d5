import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { currentEventContext, EventBus, EventHistory, WebhookReceived } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { ApiError, currentRequestId, type Page, toPage } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { deliverySteps } from './delivery-steps';
import type { DeliveryStepResponse } from './dto/delivery-step-response.dto';
import type { DeliveryDetailsResponse, DeliveryResponse } from './dto/delivery-response.dto';
import type { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { presentDelivery } from './present-delivery';
import type { WebhookDelivery } from './webhook-delivery.entity';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

/** The use cases of stored webhooks: lists them, shows one with its steps, and processes one again. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly encryption: Encryption,
    private readonly bus: EventBus,
    private readonly auditLog: AuditLog,
    private readonly history: EventHistory,
  ) {}

  /** A page of the deliveries, newest first. */
  async list(scope: Scope, query: ListDeliveriesQuery): Promise<Page<DeliveryResponse>> {
    const [rows, total] = await this.database.transaction(scope, () => this.deliveries.list(query));
    return toPage(rows, total, query, {
      kind: 'whd',
      item: presentDelivery,
      position: (row) => ({ createdAt: row.receivedAt.toISOString(), id: row.id }),
    });
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<DeliveryDetailsResponse> {
    const { delivery, steps } = await this.database.transaction(scope, async () => {
      const stored = found(await this.deliveries.findById(id));
      return { delivery: stored, steps: await this.stepsOf(stored) };
    });
    const body = this.encryption.decrypt(delivery.body, {
      table: 'webhook_deliveries',
      column: 'body',
      row: delivery.id,
    });
    return { ...presentDelivery(delivery), body, headers: delivery.headers, steps };
  }

  private async stepsOf(delivery: WebhookDelivery): Promise<DeliveryStepResponse[]> {
    const { id, invoiceId, paymentId, requestId, trail, receivedAt, result } = delivery;
    const requests = [requestId, ...trail.flatMap(({ request }) => request ?? [])];
    const subject = invoiceId !== null ? { invoiceId } : paymentId !== null ? { paymentId } : undefined;
    const followed = subject ? await this.history.following(subject, requests) : [];
    const isOpen = result === 'pending' || result === 'unmatched';
    const startedAt = new Date(trail.findLast(({ did }) => did !== 'worked')?.at ?? receivedAt);
    const event = { type: WebhookReceived.type, member: 'delivery_id', value: id };
    return deliverySteps(delivery, followed, isOpen ? await this.history.failing(event, startedAt) : undefined);
  }

  /**
   * Processes it again from the beginning. This is always safe: a charge is recorded once.
   * @throws ApiError not_found
   */
  async replay(scope: Scope, id: string): Promise<DeliveryResponse> {
    return this.database.transaction(scope, async () => {
      const delivery = found(await this.deliveries.lockById(id));
      delivery.startAgain('replayed', currentEventContext().actor, currentRequestId());
      this.deliveries.update(delivery);
      await this.bus.publish(new WebhookReceived({ delivery_id: delivery.id }));
      this.auditLog.record('webhook_delivery.replayed', delivery.id);
      return presentDelivery(delivery);
    });
  }
}

function found(delivery: WebhookDelivery | null): WebhookDelivery {
  if (!delivery) throw new ApiError('not_found', { message: 'There is no such delivery.' });
  return delivery;
}
