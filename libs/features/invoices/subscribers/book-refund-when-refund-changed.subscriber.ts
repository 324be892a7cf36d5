import {
  type EventSubscriber,
  PaymentRefunded,
  PaymentRefundReversed,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { RefundBooking } from '../refund-booking';

type RefundChanged = PaymentRefunded | PaymentRefundReversed;

/** Books a refund or a reversed refund. */
@Subscriber({ to: [PaymentRefunded, PaymentRefundReversed], as: 'book-refund-when-refund-changed' })
export class BookRefundWhenRefundChanged implements EventSubscriber<RefundChanged> {
  constructor(private readonly refunds: RefundBooking) {}

  async handle({ id, payload, occurredAt }: Recorded<RefundChanged>): Promise<void> {
    const total = BigInt(payload.refunded_total_minor);
    const before = payload.refunded_before_minor;
    await this.refunds.book(
      {
        eventId: id,
        paymentId: payload.payment_id,
        invoiceId: payload.invoice_id,
        chargeId: payload.charge_id,
        currency: payload.currency,
        occurredAt,
      },
      // The first version of the event contained only the highest total so far.
      (booked) => (before === undefined ? notNegative(total - booked) : total - BigInt(before)),
    );
  }
}

const notNegative = (minor: bigint): bigint => (minor > 0n ? minor : 0n);
