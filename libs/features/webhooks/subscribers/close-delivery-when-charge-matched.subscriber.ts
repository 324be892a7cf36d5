import {
  ChargeMatched,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Payments } from '@remit/payments';
import { deliveryAttentionResolved } from '../delivery-attention';
import { WebhookDeliveryRepository } from '../webhook-delivery.repository';

/** Number of tries and seconds between them. Another subscriber writes the payment that the match creates. */
const LOOK_EVERY_SECONDS = 1;
const LOOK_FOR_SECONDS = 3_600;

/** After a person matched the charge of a delivery, the delivery names the payment and all its attention rows close. */
@Subscriber({ to: ChargeMatched, as: 'close-delivery-when-charge-matched' })
export class CloseDeliveryWhenChargeMatched implements EventSubscriber<ChargeMatched> {
  constructor(
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly payments: Payments,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload, occurredAt, actor, correlationId }: Recorded<ChargeMatched>): Promise<void | RunAgain> {
    const deliveries = await this.deliveries.lockUnmatched(payload.charge.charge_id);
    if (deliveries.length === 0) return;
    const payment = await this.payments.findByCharge(payload.charge.charge_id);
    if (!payment) {
      const isFresh = Date.now() - occurredAt.getTime() < LOOK_FOR_SECONDS * 1_000;
      return isFresh ? RunAgain.after(LOOK_EVERY_SECONDS) : undefined;
    }
    for (const delivery of deliveries) {
      const found = { note: 'Matched by hand', paymentId: payment.id, invoiceId: payment.invoiceId };
      delivery.conclude('processed', found, { by: actor, request: correlationId });
      this.deliveries.update(delivery);
      for (const resolved of deliveryAttentionResolved(delivery)) await this.bus.publish(resolved);
    }
  }
}
