import { Database } from '@remit/database';
import {
  type EventSubscriber,
  PaymentLinkRequested,
  type Recorded,
  RetryLater,
  Subscriber,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { RemoteOperations } from '@remit/nomod';
import { LinkCreation } from '../links/link-creation';
import { PaymentRepository } from '../payment.repository';

/** Seconds that the request itself is given before its outcome is looked after here. */
const REQUEST_HEAD_START_SECONDS = 1;

/** Finds out what became of a link whose request timed out or died: adopts it, or makes it once it is surely absent. */
@Subscriber({ to: PaymentLinkRequested, as: 'finish-link-when-payment-link-requested' })
export class FinishLinkWhenPaymentLinkRequested implements EventSubscriber<PaymentLinkRequested> {
  readonly firstRunAfterSeconds = REQUEST_HEAD_START_SECONDS;

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly operations: RemoteOperations,
    private readonly creation: LinkCreation,
  ) {}

  async ask(event: Recorded<PaymentLinkRequested>): Promise<void> {
    const creation = await this.database.transaction(event.scope, async () => {
      const payment = await this.payments.findById(event.payload.payment_id);
      if (!payment || payment.gatewayTrackingId) return undefined;
      return this.creation.of(payment, await this.invoices.get(payment.invoiceId));
    });
    if (!creation) return;
    const outcome = await this.operations.run(event.scope, creation, 'resolve');
    if (outcome.state === 'busy') throw new RetryLater(1, 'The link is being asked for');
    if (outcome.state === 'unknown') throw new RetryLater(outcome.retryAfterSeconds, outcome.reason);
  }

  async handle(): Promise<void> {}
}
