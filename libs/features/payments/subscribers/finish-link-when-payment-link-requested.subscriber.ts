import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import {
  type EventSubscriber,
  PaymentLinkRequested,
  type Recorded,
  RetryLater,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { GatewayError } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { LinkClosing } from '../links/link-closing';
import { LinkErrors, retryAfter } from '../links/link-errors';
import { type StoredLink, LinkVerification, type VerifiedLink } from '../links/link-verification';
import { type LinkIntent, LinkSaga } from '../links/link-saga';
import { connectionOf } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/** Seconds that the request itself has before this subscriber settles its outcome. */
const REQUEST_HEAD_START_SECONDS = 1;

/** Seconds until a new key is noticed after it was saved. */
const PAUSED_SECONDS = 10;

/** `creation`: the link is still to be settled. `kept`: it is known, and may have to be verified. */
type Plan =
  | 'connection_deleted'
  | 'told_by_its_charge'
  | { readonly creation?: LinkIntent; readonly kept?: StoredLink | undefined };

/**
 * Settles a link whose request timed out or died: adopts the link, or makes it once Nomod certainly has none. Then
 * verifies that the link is ours, unless the charge that pays it will prove that, and removes our token from its
 * title.
 */
@Subscriber({ to: PaymentLinkRequested, as: 'finish-link-when-payment-link-requested' })
export class FinishLinkWhenPaymentLinkRequested implements EventSubscriber<PaymentLinkRequested, boolean> {
  readonly firstRunAfterSeconds = REQUEST_HEAD_START_SECONDS;
  readonly runsInGroups = true;

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly operations: RemoteOperations,
    private readonly saga: LinkSaga,
    private readonly closing: LinkClosing,
    private readonly identity: LinkVerification,
    private readonly errors: LinkErrors,
    private readonly settings: Settings,
  ) {}

  /** @returns whether the link was renamed */
  async ask(event: Recorded<PaymentLinkRequested>): Promise<boolean> {
    const plan = await this.database.reading(event.scope, () => this.plan(event));
    if (plan === 'connection_deleted') {
      await this.database.transaction(event.scope, () => this.voidOpen(event.payload));
      return false;
    }
    if (plan === 'told_by_its_charge') return false;
    if (plan.creation) {
      const outcome = await this.operations.run(event.scope, plan.creation, 'resolve');
      if (outcome.state === 'busy') throw new RetryLater(1, 'The request for the link is in progress');
      if (outcome.state === 'unknown') throw new RetryLater(outcome.retryAfterSeconds, outcome.reason);
    }
    const verified = await this.verify(event, plan.kept);
    return this.rename(event, verified);
  }

  async handle({ payload }: Recorded<PaymentLinkRequested>, isRenamed: boolean): Promise<void> {
    if (isRenamed) await this.identity.markFinal(payload.payment_id);
  }

  /**
   * What is to be done, as one reading that those of other links share.
   * @throws RetryLater while the connection is paused
   */
  private async plan({ scope, payload }: Recorded<PaymentLinkRequested>): Promise<Plan> {
    const payment = await this.payments.findById(payload.payment_id);
    if (!payment) return {};
    const connection = await this.connections.find(scope, connectionOf(payment));
    if (!connection) return 'connection_deleted';
    if (connection.isPaused) throw new RetryLater(PAUSED_SECONDS, `Nomod refuses the API key of "${connection.name}"`);
    if (payment.gatewayTrackingId) {
      if (await this.identity.isToldByItsCharge(payment)) return 'told_by_its_charge';
      return { kept: await this.identity.keptLink(payment) };
    }
    const intent = await this.saga.intentOf(payment, await this.invoices.get(payment.invoiceId));
    return { creation: payment.isOpen ? intent : withoutCreating(intent) };
  }

  /** Nobody would see a payment of the link. Its URL is not shown any more, and a person must disable it at Nomod. */
  private async voidOpen({ payment_id: id, invoice_id: invoiceId }: PaymentLinkRequested['payload']): Promise<void> {
    await this.closing.voidOpen({ id, invoiceId }, 'Its connection was deleted');
  }

  /**
   * @param kept the link as the plan read it; undefined when it was made since, or the payment has none
   * @throws RetryLater while it is uncertain whether the id in Nomod's answer is that of our link
   */
  private async verify(
    { scope, payload, occurredAt }: Recorded<PaymentLinkRequested>,
    kept: StoredLink | undefined,
  ): Promise<VerifiedLink | undefined> {
    const { payment_id: id } = payload;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    try {
      const verified = kept ? await this.identity.verify(scope, id, kept) : await this.settle(scope, id);
      if (verified) return verified;
    } catch (error) {
      throw retryAfter(await this.errors.report(scope, id, error), ageSeconds);
    }
    const payment = await this.database.transaction(scope, () => this.payments.findById(id));
    const mayStillShow = ageSeconds < REQUEST_HEAD_START_SECONDS + 2 * this.settings.outcomeLookupSeconds;
    if (payment?.ownLinkId && mayStillShow) throw new RetryLater(1, 'Nomod does not show the link yet');
    return undefined;
  }

  private async settle(scope: Scope, paymentId: string): Promise<VerifiedLink | undefined> {
    const linkId = await this.identity.settle(scope, paymentId);
    return linkId === undefined ? undefined : { linkId };
  }

  /** @throws RetryLater while the title could not be changed */
  private async rename(
    { scope, payload, occurredAt }: Recorded<PaymentLinkRequested>,
    verified: VerifiedLink | undefined,
  ): Promise<boolean> {
    try {
      return await this.identity.rename(scope, payload.payment_id, verified?.renaming);
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
function withoutCreating(intent: LinkIntent): LinkIntent {
  const message = 'The payment is no longer open';
  const refusal = new GatewayError({ operation: 'create link', kind: 'refused', outcome: 'not_done', message });
  return { ...intent, create: () => Promise.reject(refusal) };
}
