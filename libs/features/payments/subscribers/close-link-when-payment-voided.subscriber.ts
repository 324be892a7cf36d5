import { type EventSubscriber, PaymentVoided, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import type { GatewayCharge, GatewayList } from '@remit/gateway';
import { LinkClosing, READ_AGAIN_SECONDS, secondsSince } from '../links/link-closing';

/** A link that was disabled within this number of seconds has no row in Needs attention. */
const AT_ONCE_SECONDS = 10;

/** Disables the link of a voided payment, and retries until Nomod has confirmed it. */
@Subscriber({ to: PaymentVoided, as: 'close-link-when-payment-voided' })
export class CloseLinkWhenPaymentVoided implements EventSubscriber<
  PaymentVoided,
  GatewayList<GatewayCharge> | undefined
> {
  constructor(private readonly closing: LinkClosing) {}

  async ask({ scope, payload, occurredAt }: Recorded<PaymentVoided>): Promise<GatewayList<GatewayCharge> | undefined> {
    return this.closing.closeOrRetry(scope, payload.payment_id, occurredAt);
  }

  async handle(
    { payload, occurredAt }: Recorded<PaymentVoided>,
    charges: GatewayList<GatewayCharge> | undefined,
  ): Promise<void | RunAgain> {
    if (charges && !(await this.closing.confirm(payload.payment_id, charges)))
      return RunAgain.after(READ_AGAIN_SECONDS);
    if (secondsSince(occurredAt) > AT_ONCE_SECONDS) await this.closing.settleAttention(payload.payment_id);
  }
}
