import { type EventSubscriber, PaymentVoided, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import type { NomodCharge, NomodList } from '@remit/nomod';
import { LinkClosing } from '../links/link-closing';
import { LinkTrouble, retryAfter } from '../links/link-trouble';

/** Pause before an incomplete list of charges is read again, in seconds. */
const READ_AGAIN_SECONDS = 15;

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
      if (error.kind === 'refused') await this.closing.askForAttention(scope, payload.payment_id, error.message);
      throw retryAfter(error, (Date.now() - occurredAt.getTime()) / 1_000);
    }
  }

  async handle({ payload }: Recorded<PaymentVoided>, charges: NomodList<NomodCharge> | undefined) {
    if (!charges) return undefined;
    const isClosed = await this.closing.confirm(payload.payment_id, charges);
    return isClosed ? undefined : RunAgain.after(READ_AGAIN_SECONDS);
  }
}
