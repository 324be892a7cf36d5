import {
  type EventSubscriber,
  PaymentRefundRequested,
  type Recorded,
  RetryLater,
  RunAgain,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import type { PaymentRefund } from '../refunds/payment-refund.entity';
import { RefundCall } from '../refunds/refund-call';

/** Seconds that the request itself has before this subscriber follows its outcome. */
const REQUEST_HEAD_START_SECONDS = 1;

/** Seconds between two checks of a refund that Nomod has only accepted. The pause grows with the wait. */
const PAUSES = { first: 5, longest: 6 * 3_600 };

/** Seconds after which no refund is expected any more. Nomod refunds for up to six months. */
const STOP_LOOKING_SECONDS = 185 * 24 * 3_600;

/**
 * Finds the outcome of a refund whose request timed out or died, or that Nomod has only accepted. It never requests
 * the refund again.
 */
@Subscriber({ to: PaymentRefundRequested, as: 'finish-refund-when-payment-refund-requested' })
export class FinishRefundWhenPaymentRefundRequested implements EventSubscriber<PaymentRefundRequested, PaymentRefund> {
  readonly firstRunAfterSeconds = REQUEST_HEAD_START_SECONDS;

  constructor(private readonly call: RefundCall) {}

  async ask({ scope, payload }: Recorded<PaymentRefundRequested>): Promise<PaymentRefund> {
    const refund = await this.call.resolve(scope, payload.refund_id);
    if (refund.state === 'unknown') throw new RetryLater(1, refund.lastError ?? 'The outcome of the refund is unknown');
    return refund;
  }

  async handle({ occurredAt }: Recorded<PaymentRefundRequested>, refund: PaymentRefund): Promise<void | RunAgain> {
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    if (!refund.isOpen || ageSeconds > STOP_LOOKING_SECONDS) return;
    return RunAgain.after(shareOfAge(ageSeconds, 2, PAUSES));
  }
}
