import { EventBus, type EventSubscriber, PaymentRefunded, type Recorded, Subscriber } from '@remit/domain-events';
import { PaymentRepository } from '../payment.repository';
import { lateRefund } from '../refunds/late-refund';
import { PaymentRefundRepository } from '../refunds/payment-refund.repository';
import { refundDoneTwice } from '../refunds/refund-attention';

/** Somebody was told to ask for a refund again because Nomod did not show it, and then Nomod did both. */
@Subscriber({ to: PaymentRefunded, as: 'ask-about-late-refund-when-payment-refunded' })
export class AskAboutLateRefundWhenPaymentRefunded implements EventSubscriber<PaymentRefunded> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<PaymentRefunded>): Promise<void> {
    const refunds = await this.refunds.findByPayments([payload.payment_id]);
    if (!refunds.some(({ wasGivenUp }) => wasGivenUp)) return;
    const payment = await this.payments.get(payload.payment_id);
    const found = lateRefund(refunds, payment.refundedMinor);
    if (found) await this.bus.publish(refundDoneTwice(found.late, found.again, payment));
  }
}
