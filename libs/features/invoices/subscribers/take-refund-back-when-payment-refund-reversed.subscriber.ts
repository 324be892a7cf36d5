import { type EventSubscriber, PaymentRefundReversed, type Recorded, Subscriber } from '@remit/domain-events';
import { RefundBooking } from '../refund-booking';

/** Books that money that was given back is back. */
@Subscriber({ to: PaymentRefundReversed, as: 'take-refund-back-when-payment-refund-reversed' })
export class TakeRefundBackWhenPaymentRefundReversed implements EventSubscriber<PaymentRefundReversed> {
  constructor(private readonly refunds: RefundBooking) {}

  async handle({ id, payload, occurredAt }: Recorded<PaymentRefundReversed>): Promise<void> {
    await this.refunds.book(
      {
        eventId: id,
        paymentId: payload.payment_id,
        invoiceId: payload.invoice_id,
        chargeId: payload.charge_id,
        currency: payload.currency,
        occurredAt,
      },
      () => BigInt(payload.refunded_total_minor) - BigInt(payload.refunded_before_minor),
    );
  }
}
