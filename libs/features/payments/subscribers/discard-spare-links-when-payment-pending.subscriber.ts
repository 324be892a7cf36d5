import { type EventSubscriber, PaymentPending, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor, GatewayError } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { retryAfter } from '../links/link-errors';
import { LinkSaga } from '../links/link-saga';

/** Nomod may carry out an abandoned call much later than a lookup is believed. Spare links are searched for after this many times that long. */
const LATER = 12;

/** When a link had to be asked for more than once, a late first call may have made a second one: it is switched off. */
@Subscriber({ to: PaymentPending, as: 'discard-spare-links-when-payment-pending' })
export class DiscardSpareLinksWhenPaymentPending implements EventSubscriber<PaymentPending> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly saga: LinkSaga,
    settings: Settings,
  ) {
    this.firstRunAfterSeconds = Math.max(settings.outcomeLookupSeconds * LATER, 1);
  }

  async ask({ scope, payload, occurredAt }: Recorded<PaymentPending>): Promise<void> {
    if (payload.source === 'nomod_invoice') return;
    try {
      await callingFor('push', () => this.saga.discardSpares(scope, payload.payment_id));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw retryAfter(error, (Date.now() - occurredAt.getTime()) / 1_000);
    }
  }

  /** Nothing of ours changes: a spare was never recorded. */
  async handle(): Promise<void> {}
}
