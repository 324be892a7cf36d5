import { type EventSubscriber, PaymentSucceeded, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { callingFor, type NomodCharge, toChargeFacts } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { ChargeRecorder } from '../charges/charge-recorder';
import { LinkLookup } from '../links/link-lookup';
import { pollPauseSeconds, unreadPauseSeconds } from '../links/poll-pause';
import { PaymentRepository } from '../payment.repository';

/** Looks charges up that no link's poll covers (synced invoices, second and matched charges), so that a refund needs no webhook to be noticed. */
@Subscriber({ to: PaymentSucceeded, as: 'poll-charge-when-payment-succeeded' })
export class PollChargeWhenPaymentSucceeded implements EventSubscriber<
  PaymentSucceeded,
  NomodCharge[] | 'later' | undefined
> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly settings: Settings,
    private readonly payments: PaymentRepository,
    private readonly lookup: LinkLookup,
    private readonly recorder: ChargeRecorder,
  ) {
    this.firstRunAfterSeconds = settings.pollIntervalSeconds;
  }

  async ask({ scope, payload }: Recorded<PaymentSucceeded>): Promise<NomodCharge[] | 'later' | undefined> {
    return payload.charge_id === null
      ? undefined
      : callingFor('sweep', () => this.lookup.poll(scope, payload.payment_id));
  }

  async handle({ payload, occurredAt }: Recorded<PaymentSucceeded>, read: NomodCharge[] | 'later' | undefined) {
    const payment = await this.payments.findById(payload.payment_id);
    if (!read || !payment || payment.ownLinkId) return undefined;
    if (read !== 'later') for (const charge of read) await this.recorder.record(payment, toChargeFacts(charge));
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    const pauseSeconds = read === 'later' ? unreadPauseSeconds : pollPauseSeconds;
    const pause = pauseSeconds(ageSeconds, false, this.settings.pollIntervalSeconds);
    return pause === undefined ? undefined : RunAgain.after(pause);
  }
}
