import { EventBus, type EventSubscriber, PaymentRefunded, type Recorded, Subscriber } from '@remit/domain-events';
import { ChargeRepository } from '../charges/charge.repository';
import { PaymentRepository } from '../payment.repository';
import { lateRefund } from '../refunds/refund-rules';
import { PaymentRefundRepository } from '../refunds/payment-refund.repository';
import { refundDoneTwice } from '../refunds/refund-attention';

/** Requests attention when a refund was requested again because Nomod did not show it, and Nomod then executed both. */
@Subscriber({ to: PaymentRefunded, as: 'ask-about-late-refund-when-payment-refunded' })
export class AskAboutLateRefundWhenPaymentRefunded implements EventSubscriber<PaymentRefunded> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly charges: ChargeRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<PaymentRefunded>): Promise<void> {
    const refunds = await this.refunds.findByPayments([payload.payment_id]);
    if (!refunds.some(({ callsInDoubt }) => callsInDoubt > 0)) return;
    const payment = await this.payments.get(payload.payment_id);
    const charge = payment.gatewayPaymentId === null ? null : await this.charges.findById(payment.gatewayPaymentId);
    const found = charge && lateRefund(refunds, BigInt(charge.facts.refund_total_minor));
    if (found) await this.bus.publish(refundDoneTwice(found.late, found.again, payment));
  }
}
