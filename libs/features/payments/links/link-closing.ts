import { Injectable } from '@nestjs/common';
import { type Billing, Connections, VOIDED } from '@remit/connections';
import { AttentionResolved, EventBus, PaymentExpired, PaymentVoided } from '@remit/domain-events';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import {
  type GatewayCharge,
  type GatewayCredentials,
  GatewayError,
  type GatewayList,
  PaymentGateway,
  toChargeFacts,
} from '@remit/gateway';
import { ChargeRecorder } from '../charges/charge-recorder';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { closingRefused, closingRefusedKey } from './link-attention';
import { LinkCharges } from './link-charges';
import { LinkErrors, retryAfter } from './link-errors';
import { LinkVerification } from './link-verification';

/** Seconds until an incomplete list of charges is read again. */
export const READ_AGAIN_SECONDS = 15;

/** Seconds after which a link that should be disabled and can still be paid needs attention. */
const TELL_AFTER_SECONDS = 300;

/** Disables a link that must not be paid any more. It finds and records a payment that was made meanwhile. */
@Injectable()
export class LinkClosing {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly charges: LinkCharges,
    private readonly identity: LinkVerification,
    private readonly errors: LinkErrors,
    private readonly recorder: ChargeRecorder,
    private readonly invoices: Invoices,
    private readonly bus: EventBus,
  ) {}

  /**
   * Voids an open payment in the running unit of work. The subscriber or the next request disables its link at Nomod
   * later.
   */
  async void(payment: Payment, reason: string): Promise<void> {
    payment.void();
    this.payments.update(payment);
    await this.bus.publish(new PaymentVoided({ payment_id: payment.id, invoice_id: payment.invoiceId, reason }));
  }

  /** Locks the payment and voids it if it is still open. Needs a unit of work. */
  async voidOpen({ id, invoiceId }: Pick<Payment, 'id' | 'invoiceId'>, reason: string): Promise<void> {
    await this.invoices.lockRow(invoiceId);
    const payment = await this.payments.lockById(id);
    if (payment?.isOpen) await this.void(payment, reason);
  }

  /** Like `void`, for a payment whose deadline has passed. */
  async expire(payment: Payment): Promise<void> {
    payment.expire();
    this.payments.update(payment);
    const expiresAt = (payment.expiresAt ?? payment.updatedAt).toISOString();
    const { id: payment_id, invoiceId: invoice_id } = payment;
    await this.bus.publish(new PaymentExpired({ payment_id, invoice_id, expires_at: expiresAt }));
  }

  /** Locks the payment and expires it if its deadline has passed and it is still open. Needs a unit of work. */
  async expireOverdue({ id, invoiceId }: Pick<Payment, 'id' | 'invoiceId'>): Promise<void> {
    await this.invoices.lockRow(invoiceId);
    const payment = await this.payments.lockById(id);
    if (payment?.isOverdue) await this.expire(payment);
  }

  /** The first of these payments whose link may still be payable and can be disabled. Needs a unit of work. */
  async unfinished(payments: readonly Payment[]): Promise<Payment | undefined> {
    for (const payment of payments.filter(({ linkState }) => linkState === 'closing')) {
      if (await this.connections.find(payment.scope, connectionOf(payment))) return payment;
    }
    return undefined;
  }

  /**
   * Disables the link and reads the payments that were made meanwhile. Must run outside a unit of work; safe to
   * repeat.
   * @returns the charges for `confirm`; undefined when there is nothing to close, or when the connection was deleted,
   * which then needs attention
   * @throws GatewayError when the link could not be disabled or read
   */
  async closeAtNomod(scope: Scope, paymentId: string): Promise<GatewayList<GatewayCharge> | undefined> {
    const open = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.mustBeSwitchedOff || !payment.gatewayTrackingId) return undefined;
      const connection = await this.connections.find(scope, connectionOf(payment));
      const billing = connection && (await this.connections.billing(scope, connection.id));
      const { connectionId, invoiceId, invoiceNumber } = payment;
      const linkId = payment.gatewayTrackingId;
      return { linkId, connectionId: connectionId ?? '', invoiceId, invoiceNumber, billing };
    });
    if (!open) return undefined;
    if (!open.billing) {
      await this.askForAttention(scope, paymentId, 'Its connection was deleted.');
      return undefined;
    }
    const linkId = (await this.identity.settle(scope, paymentId)) ?? open.linkId;
    await this.disable(open.billing, linkId, open.invoiceNumber);
    const { connectionId, invoiceId, billing } = open;
    return this.charges.of(scope, billing.credentials, { linkId, connectionId, invoiceId, paymentId });
  }

  /**
   * Like `closeAtNomod`, for a subscriber that retries until Nomod has confirmed it. Requests attention after a time.
   * @param since when the link should have been disabled
   * @throws RetryLater when Nomod does not disable it now
   */
  async closeOrRetry(scope: Scope, paymentId: string, since: Date): Promise<GatewayList<GatewayCharge> | undefined> {
    try {
      return await this.closeAtNomod(scope, paymentId);
    } catch (thrown) {
      const error = await this.errors.report(scope, paymentId, thrown);
      const ageSeconds = secondsSince(since);
      if (error.kind === 'refused' || ageSeconds > TELL_AFTER_SECONDS)
        await this.askForAttention(scope, paymentId, error.message);
      throw retryAfter(error, ageSeconds);
    }
  }

  /**
   * Disables a closed link again. It is payable at Nomod because somebody enabled it there or its closing was
   * interrupted. Must run outside a unit of work; safe to repeat.
   * @throws GatewayError
   */
  async closeAgain(scope: Scope, paymentId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const payment = await this.payments.lockById(paymentId);
      if (payment?.linkState !== 'disabled' || !payment.ownLinkId) return;
      payment.showLinkOff(false);
      this.payments.update(payment);
    });
    await this.close(scope, paymentId);
    await this.database.transaction(scope, () => this.settleAttention(paymentId));
  }

  /**
   * Disables the link if it must be disabled, and records earlier payments. Must run outside a unit of work; safe to
   * repeat.
   * @returns false when more charges may exist than could be read; the link then stays `closing`
   * @throws GatewayError
   */
  async close(scope: Scope, paymentId: string): Promise<boolean> {
    const charges = await this.closeAtNomod(scope, paymentId);
    return !charges || this.database.transaction(scope, () => this.confirm(paymentId, charges));
  }

  /**
   * Records the payments that were made before the link was disabled, and that it is disabled. Needs a unit of work.
   * @returns false when more charges may exist than could be read; the link then stays `closing`
   */
  async confirm(paymentId: string, { items, complete }: GatewayList<GatewayCharge>): Promise<boolean> {
    const found = await this.payments.findById(paymentId);
    if (found) await this.invoices.lockRow(found.invoiceId);
    const payment = await this.payments.lockById(paymentId);
    if (!payment?.mustBeSwitchedOff) return true;
    if (complete) {
      payment.showLinkOff(true);
      this.payments.update(payment);
    }
    for (const charge of items) await this.recorder.record(payment, toChargeFacts(charge));
    return complete;
  }

  /** We cannot disable the link. A person must do it in Nomod's dashboard. */
  async askForAttention(scope: Scope, paymentId: string, reason: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (payment) await this.bus.publish(closingRefused(payment, reason));
    });
  }

  /** Resolves the row that requests a person to disable the link, once it is disabled. Needs a unit of work. */
  async settleAttention(paymentId: string): Promise<void> {
    const payment = await this.payments.findById(paymentId);
    if (payment?.linkState === 'disabled')
      await this.bus.publish(new AttentionResolved({ key: closingRefusedKey(payment) }));
  }

  /** A deleted link counts as disabled. */
  private async disable({ credentials, naming }: Billing, linkId: string, invoiceNumber: string | null): Promise<void> {
    const title = naming.voidedTitle(invoiceNumber);
    try {
      const { status, title: shown } = await this.gateway.disableLink(credentials, linkId, title);
      if (status === 'disabled' && !shown?.startsWith(VOIDED)) await this.mark(credentials, linkId, title);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'not_found') throw error;
    }
  }

  /**
   * Marks the title of a link that was disabled before. Without the mark, only the daily comparison notices when
   * somebody enables it again.
   */
  private async mark(credentials: GatewayCredentials, linkId: string, title: string): Promise<void> {
    await this.gateway.renameLink(credentials, linkId, title).catch((error: unknown) => {
      if (!(error instanceof GatewayError)) throw error;
    });
  }
}

export const secondsSince = (moment: Date): number => (Date.now() - moment.getTime()) / 1_000;
