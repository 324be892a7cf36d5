import { type EventSubscriber, PaymentPending, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor, GatewayError } from '@remit/gateway';
import { REPEATED_CALL } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { retryAfter } from '../links/link-errors';
import { LinkSaga } from '../links/link-saga';

/**
 * Nomod may execute an abandoned call much later than the lookup period. The search for spare links starts after this
 * multiple of that period.
 */
const LATER = 12;

/** Disables the second link that a late first call may have made when a link was requested more than once. */
@Subscriber({ to: PaymentPending, as: 'discard-spare-links-when-payment-pending', onlyIf: REPEATED_CALL })
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

  /** No record changes: a spare link was never recorded. */
  async handle(): Promise<void> {}
}
