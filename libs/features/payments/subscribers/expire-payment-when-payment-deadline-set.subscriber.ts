import { type EventSubscriber, PaymentDeadlineSet, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import type { GatewayCharge, GatewayList } from '@remit/gateway';
import { LinkClosing, READ_AGAIN_SECONDS } from '../links/link-closing';
import { PaymentRepository } from '../payment.repository';

/**
 * Waits for the deadline of a payment, then disables its link and reads its charges once more. A charge made by then
 * settles the payment; otherwise the payment expires. Until Nomod confirms that the link is disabled, the subscriber
 * retries and the payment stays open, because it may have been paid.
 */
@Subscriber({ to: PaymentDeadlineSet, as: 'expire-payment-when-payment-deadline-set' })
export class ExpirePaymentWhenPaymentDeadlineSet implements EventSubscriber<
  PaymentDeadlineSet,
  GatewayList<GatewayCharge> | undefined
> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  /** Before the deadline there is nothing to close, and Nomod is not called. */
  async ask({ scope, payload }: Recorded<PaymentDeadlineSet>): Promise<GatewayList<GatewayCharge> | undefined> {
    return this.closing.closeOrRetry(scope, payload.payment_id, new Date(payload.expires_at));
  }

  async handle(
    { payload: { payment_id: id } }: Recorded<PaymentDeadlineSet>,
    charges: GatewayList<GatewayCharge> | undefined,
  ): Promise<void | RunAgain> {
    const payment = await this.payments.findById(id);
    if (!payment?.expiresAt) return undefined;
    const secondsLeft = (payment.expiresAt.getTime() - Date.now()) / 1_000;
    if (payment.isOpen && secondsLeft > 0) return RunAgain.after(secondsLeft);
    if (charges && !(await this.closing.confirm(id, charges))) return RunAgain.after(READ_AGAIN_SECONDS);
    await this.closing.expireOverdue(payment);
    await this.closing.settleAttention(id);
  }

  async giveUp({ payload }: Recorded<PaymentDeadlineSet>): Promise<void> {
    const payment = await this.payments.findById(payload.payment_id);
    if (payment) await this.closing.expireOverdue(payment);
  }
}
