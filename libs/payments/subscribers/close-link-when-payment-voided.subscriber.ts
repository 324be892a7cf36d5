import { type EventSubscriber, PaymentVoided, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import type { NomodCharge, NomodList } from '@remit/nomod';
import { LinkClosing } from '../links/link-closing';
import { LinkTrouble, retryAfter } from '../links/link-trouble';

/** Pause before an incomplete list of charges is read again, in seconds. */
const READ_AGAIN_SECONDS = 15;

/** A person is asked about a link that can still be paid this long after its payment was voided, in seconds. */
const TELL_AFTER_SECONDS = 300;

/** No person was asked about a link that was off within this time, in seconds. */
const AT_ONCE_SECONDS = 10;

/** Switches the link of a voided payment off, and goes on until Nomod has confirmed it. */
@Subscriber({ to: PaymentVoided, as: 'close-link-when-payment-voided' })
export class CloseLinkWhenPaymentVoided implements EventSubscriber<PaymentVoided, NomodList<NomodCharge> | undefined> {
  constructor(
    private readonly closing: LinkClosing,
    private readonly trouble: LinkTrouble,
  ) {}

  async ask({ scope, payload, occurredAt }: Recorded<PaymentVoided>): Promise<NomodList<NomodCharge> | undefined> {
    try {
      return await this.closing.closeAtNomod(scope, payload.payment_id);
    } catch (thrown) {
      const error = await this.trouble.report(scope, payload.payment_id, thrown);
      const ageSeconds = ageOf(occurredAt);
      if (error.kind === 'refused' || ageSeconds > TELL_AFTER_SECONDS)
        await this.closing.askForAttention(scope, payload.payment_id, error.message);
      throw retryAfter(error, ageSeconds);
    }
  }

  async handle(
    { payload, occurredAt }: Recorded<PaymentVoided>,
    charges: NomodList<NomodCharge> | undefined,
  ): Promise<void | RunAgain> {
    if (charges && !(await this.closing.confirm(payload.payment_id, charges)))
      return RunAgain.after(READ_AGAIN_SECONDS);
    if (ageOf(occurredAt) > AT_ONCE_SECONDS) await this.closing.settleAttention(payload.payment_id);
  }
}

const ageOf = (moment: Date): number => (Date.now() - moment.getTime()) / 1_000;
