import { Connections } from '@remit/connections';
import { Database } from '@remit/database';
import {
  type EventSubscriber,
  PaymentLinkRequested,
  type Recorded,
  RetryLater,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { GatewayError, type GatewayLink } from '@remit/gateway';
import { type RemoteCreation, RemoteOperations } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { LinkClosing } from '../links/link-closing';
import { LinkErrors, retryAfter } from '../links/link-errors';
import { LinkIdentity } from '../links/link-identity';
import { LinkSaga } from '../links/link-saga';
import { connectionOf } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/** Seconds that the request itself has before this subscriber settles its outcome. */
const REQUEST_HEAD_START_SECONDS = 1;

/** Seconds until a new key is noticed after it was saved. */
const PAUSED_SECONDS = 10;

/**
 * Settles a link whose request timed out or died: adopts the link, or makes it once Nomod certainly has none. Then
 * verifies that the link is ours, unless the charge that pays it will prove that, and removes our token from its
 * title.
 */
@Subscriber({ to: PaymentLinkRequested, as: 'finish-link-when-payment-link-requested' })
export class FinishLinkWhenPaymentLinkRequested implements EventSubscriber<PaymentLinkRequested, boolean> {
  readonly firstRunAfterSeconds = REQUEST_HEAD_START_SECONDS;

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly operations: RemoteOperations,
    private readonly saga: LinkSaga,
    private readonly closing: LinkClosing,
    private readonly identity: LinkIdentity,
    private readonly errors: LinkErrors,
    private readonly settings: Settings,
  ) {}

  /** @returns whether the link was renamed */
  async ask(event: Recorded<PaymentLinkRequested>): Promise<boolean> {
    const work = await this.database.transaction(event.scope, () => this.plan(event));
    if (work === 'connection_deleted') return false;
    if (work) {
      const outcome = await this.operations.run(event.scope, work, 'resolve');
      if (outcome.state === 'busy') throw new RetryLater(1, 'The request for the link is in progress');
      if (outcome.state === 'unknown') throw new RetryLater(outcome.retryAfterSeconds, outcome.reason);
    }
    if (!work && (await this.isToldByItsCharge(event))) return false;
    await this.certify(event);
    return this.rename(event);
  }

  async handle({ payload }: Recorded<PaymentLinkRequested>, isRenamed: boolean): Promise<void> {
    if (isRenamed) await this.identity.markFinal(payload.payment_id);
  }

  /**
   * The creation to settle; undefined when the link is known.
   * @throws RetryLater while the connection is paused
   */
  private async plan({ scope, payload }: Recorded<PaymentLinkRequested>) {
    const payment = await this.payments.findById(payload.payment_id);
    if (!payment) return undefined;
    const connection = await this.connections.find(scope, connectionOf(payment));
    if (!connection) {
      // Nobody would see a payment of the link. Its URL is not shown any more, and a person must disable it at Nomod.
      await this.closing.voidOpen(payment, 'Its connection was deleted');
      return 'connection_deleted';
    }
    if (connection.isPaused) throw new RetryLater(PAUSED_SECONDS, `Nomod refuses the API key of "${connection.name}"`);
    if (payment.gatewayTrackingId) return undefined;
    const intent = await this.saga.intentOf(payment, await this.invoices.get(payment.invoiceId));
    return payment.isOpen ? intent : withoutCreating(intent);
  }

  private async isToldByItsCharge({ scope, payload }: Recorded<PaymentLinkRequested>): Promise<boolean> {
    return this.database.reading(scope, async () => {
      const payment = await this.payments.findById(payload.payment_id);
      return payment !== null && (await this.identity.isToldByItsCharge(payment));
    });
  }

  /** @throws RetryLater while it is uncertain whether the id in Nomod's answer is that of our link */
  private async certify({ scope, payload, occurredAt }: Recorded<PaymentLinkRequested>): Promise<void> {
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    try {
      if (await this.identity.settle(scope, payload.payment_id)) return;
    } catch (error) {
      throw retryAfter(await this.errors.report(scope, payload.payment_id, error), ageSeconds);
    }
    const payment = await this.database.transaction(scope, () => this.payments.findById(payload.payment_id));
    const mayStillShow = ageSeconds < REQUEST_HEAD_START_SECONDS + 2 * this.settings.outcomeLookupSeconds;
    if (payment?.ownLinkId && mayStillShow) throw new RetryLater(1, 'Nomod does not show the link yet');
  }

  /** @throws RetryLater while the title could not be changed */
  private async rename({ scope, payload, occurredAt }: Recorded<PaymentLinkRequested>): Promise<boolean> {
    try {
      return await this.identity.rename(scope, payload.payment_id);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const pauseSeconds = nextTitleTry((Date.now() - occurredAt.getTime()) / 1_000);
      if (pauseSeconds === null) return false;
      throw new RetryLater(pauseSeconds, error.message);
    }
  }
}

/** Seconds until the change of a title is retried: a quarter of its age within bounds; null after a day. */
function nextTitleTry(ageSeconds: number): number | null {
  return ageSeconds > 86_400 ? null : shareOfAge(ageSeconds, 4, { first: 2, longest: 600 });
}

/** For a payment that was voided meanwhile: finds and disables the link of an earlier call, and makes no new link. */
function withoutCreating(intent: RemoteCreation<GatewayLink>): RemoteCreation<GatewayLink> {
  const message = 'The payment is no longer open';
  const refusal = new GatewayError({ operation: 'create link', kind: 'refused', outcome: 'not_done', message });
  return { ...intent, create: () => Promise.reject(refusal) };
}
