import {
  AttentionResolved,
  EventBus,
  type EventSubscriber,
  PaymentLinkRequested,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { linkMissingKey, linkMissing } from '../links/link-attention';
import { PaymentRepository } from '../payment.repository';

/** Number of poll intervals after which a payment without a link needs attention: Nomod refused or never answered. */
const PATIENCE_IN_POLLS = 5;

/**
 * Lists a payment that got no link, and removes it from the list once it has a link or needs none. The checks become
 * less frequent over time.
 */
@Subscriber({ to: PaymentLinkRequested, as: 'watch-link-when-payment-link-requested' })
export class WatchLinkWhenPaymentLinkRequested implements EventSubscriber<PaymentLinkRequested> {
  readonly firstRunAfterSeconds: number;

  constructor(
    settings: Settings,
    private readonly payments: PaymentRepository,
    private readonly bus: EventBus,
  ) {
    this.firstRunAfterSeconds = PATIENCE_IN_POLLS * settings.pollIntervalSeconds;
  }

  async handle({ payload, occurredAt }: Recorded<PaymentLinkRequested>): Promise<void | RunAgain> {
    const payment = await this.payments.findById(payload.payment_id);
    if (!payment) return;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    if (payment.paymentStatus === 'initiated') {
      await this.bus.publish(linkMissing(payment));
      return RunAgain.after(Math.max(ageSeconds, this.firstRunAfterSeconds));
    }
    const wasListed = ageSeconds > 2 * this.firstRunAfterSeconds;
    if (wasListed) await this.bus.publish(new AttentionResolved({ key: linkMissingKey(payment.id) }));
  }
}
