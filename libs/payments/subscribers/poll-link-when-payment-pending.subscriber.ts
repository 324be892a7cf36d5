import {
  EventBus,
  type EventSubscriber,
  PaymentPending,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { callingFor, type NomodCharge, toChargeFacts } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { chargeReadingEvent } from '../charges/charge-reading-event';
import { ChargeRepository } from '../charges/charge.repository';
import { LinkLookup } from '../links/link-lookup';
import { pollPauseSeconds, unreadPauseSeconds } from '../links/poll-pause';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/** Looks open links up at Nomod, and paid ones for refunds, so that nothing depends on a webhook arriving. */
@Subscriber({ to: PaymentPending, as: 'poll-link-when-payment-pending' })
export class PollLinkWhenPaymentPending implements EventSubscriber<
  PaymentPending,
  NomodCharge[] | 'later' | undefined
> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly settings: Settings,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly lookup: LinkLookup,
    private readonly bus: EventBus,
  ) {
    this.firstRunAfterSeconds = settings.pollIntervalSeconds;
  }

  async ask({ scope, payload }: Recorded<PaymentPending>): Promise<NomodCharge[] | 'later' | undefined> {
    return payload.source === 'nomod_invoice'
      ? undefined
      : callingFor('sweep', () => this.lookup.poll(scope, payload.payment_id));
  }

  async handle(event: Recorded<PaymentPending>, read: NomodCharge[] | 'later' | undefined): Promise<void | RunAgain> {
    const payment = await this.payments.findById(event.payload.payment_id);
    if (!payment || !read) return;
    if (read !== 'later') await this.publishNews(payment, read);
    const ageSeconds = (Date.now() - event.occurredAt.getTime()) / 1_000;
    const pauseSeconds = read === 'later' ? unreadPauseSeconds : pollPauseSeconds;
    const pause = pauseSeconds(ageSeconds, payment.isOpen, this.settings.pollIntervalSeconds);
    return pause === undefined ? undefined : RunAgain.after(pause);
  }

  private async publishNews(payment: Payment, charges: NomodCharge[]): Promise<void> {
    for (const facts of charges.map(toChargeFacts))
      if (await this.charges.isNews(facts)) await this.bus.publish(chargeReadingEvent(payment, facts, 'poll'));
  }
}
