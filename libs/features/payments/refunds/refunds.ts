import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentRefunded, PaymentRefundRequested } from '@remit/domain-events';
import { AuditLog } from '@remit/audit-log';
import { Approvals } from '@remit/approvals';
import { Idempotency, isRecent, repeatedAct } from '@remit/idempotency';
import { formatMoney } from '@remit/money';
import { GatewayError, longestCallMs } from '@remit/gateway';
import { Settings } from '@remit/settings';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';
import { refundConfirmed } from './refund-attention';
import { RefundCall } from './refund-call';
import { refundGivenUp, refundUnderway } from './refund-errors';
import { amountOf, assertRefundable, leaseMs, newRefund, type RefundRequest, refundsOf } from './refund-rules';

/** The next step of a request, decided while the payment is locked. */
type RefundStep =
  | { readonly next: 'answer' }
  | { readonly next: 'call'; readonly refundId: string }
  /** The outcome of an earlier call for this payment is open. It must be read from Nomod. */
  | { readonly next: 'resolve'; readonly refundId: string }
  /** Another request or worker is working on the payment's refund. */
  | { readonly next: 'wait'; readonly refund: PaymentRefund };

/** Milliseconds between two checks while another request or worker is working on the refund of the same payment. */
const LOOK_EVERY_MS = 50;

/**
 * Refunds money: saves the intent, calls Nomod once, and resolves an unknown outcome by reading the charge, never by
 * a second call.
 */
@Injectable()
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly call: RefundCall,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly approvals: Approvals,
    private readonly settings: Settings,
  ) {}

  /**
   * Returns when the refund is done, or accepted by Nomod and not shown on the charge yet. A payment has one refund
   * at a time, and other requests wait.
   * @throws ApiError not_found, conflict, validation_error, nomod_error when nothing was refunded,
   * nomod_outcome_unknown while that is unknown
   */
  async request(scope: Scope, request: RefundRequest): Promise<void> {
    // Maximum duration of the calls of the previous refund: a read, the refund and a read.
    const giveUpAt = Date.now() + 3 * longestCallMs(this.settings);
    let resolvedId: string | undefined;
    for (;;) {
      const step = await this.database.transaction(scope, () => this.decide(request, resolvedId));
      if (step.next === 'answer') return;
      if (step.next === 'call') return this.make(scope, step.refundId);
      if (step.next === 'resolve') {
        await this.readOutcome(scope, step.refundId, { isAskedAgain: true });
        resolvedId = step.refundId;
      } else if (Date.now() > giveUpAt) {
        throw refundUnderway(step.refund);
      } else {
        await pause(LOOK_EVERY_MS);
      }
    }
  }

  /**
   * Makes every check and saves the intent. Needs a unit of work.
   * @param resolvedId the refund that was just checked; if it is still open, the request must be repeated later
   * @throws ApiError not_found, conflict, validation_error, nomod_outcome_unknown while the outcome of an earlier
   * refund is unknown
   */
  private async decide(request: RefundRequest, resolvedId: string | undefined): Promise<RefundStep> {
    const payment = await this.payments.lockExisting(request.paymentId);
    const { id, isRepeated } = await this.idempotency.claimId('ref');
    const own = isRepeated ? await this.refunds.findById(id) : null;
    // Another request, not a repetition of this one, may refund money again that Nomod took back.
    if (own && ['done', 'accepted', 'reversed'].includes(own.state)) return { next: 'answer' };
    const open = await this.refunds.findOpen(payment.id);
    if (open) {
      if (open.isLeased(new Date())) return { next: 'wait', refund: open };
      if (open.id === resolvedId) throw refundUnderway(open);
      if (open.state !== 'planned') return { next: 'resolve', refundId: open.id };
      open.abandon();
      this.refunds.update(open);
    }
    const amountMinor = own ? own.amountMinor : amountOf(payment, request);
    if (!this.idempotency.isKeyed) await this.refuseRepeat(payment, amountMinor);
    assertRefundable(payment, amountMinor);
    const { currency } = payment;
    const earlier = async () => refundsOf(payment, await this.refunds.findByPayments([payment.id]));
    await this.approvals.require('payment.refund', payment.id, { id, amountMinor, currency, earlier });
    if (payment.paymentMethodType === 'offline') return this.recordOutsideRefund(id, payment, amountMinor, request);
    return this.plan(own ?? newRefund(id, payment, amountMinor, request), payment, own !== null);
  }

  /** @throws ApiError duplicate_request when the same amount of the payment was refunded within the last minute */
  private async refuseRepeat(payment: Payment, amountMinor: bigint): Promise<void> {
    const refunds = await this.refunds.findByPayments([payment.id]);
    const equal = refunds.find((refund) => refund.keptMinor === amountMinor && isRecent(refund.createdAt));
    if (equal)
      throw repeatedAct({ payment_id: payment.id, refund_id: equal.id, made_at: equal.createdAt.toISOString() });
  }

  private async plan(refund: PaymentRefund, payment: Payment, isStored: boolean): Promise<RefundStep> {
    refund.plan(new Date(Date.now() + leaseMs(this.settings)));
    if (isStored) this.refunds.update(refund);
    else this.refunds.insert(refund);
    this.noteAct(refund, payment);
    const doubted = isStored ? refund : await this.lastDoubted(payment);
    if (doubted) await this.bus.publish(refundConfirmed(doubted));
    await this.bus.publish(
      new PaymentRefundRequested({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        refund_id: refund.id,
        currency: payment.currency,
        amount_minor: refund.amountMinor.toString(),
      }),
    );
    return { next: 'call', refundId: refund.id };
  }

  private noteAct({ id, amountMinor, currency }: PaymentRefund, payment: Payment): void {
    const details = {
      amount: formatMoney(amountMinor, currency),
      currency,
      invoice_id: payment.invoiceId,
      refund_id: id,
    };
    this.auditLog.record('payment.refund_requested', payment.id, { details });
  }

  /** The newest refund that was called at Nomod and not executed. The current request repeats it. */
  private async lastDoubted(payment: Payment): Promise<PaymentRefund | undefined> {
    const refunds = await this.refunds.findByPayments([payment.id]);
    return refunds.findLast(({ state, calledAt }) => state === 'refused' && calledAt !== null);
  }

  /** Money that was received outside Nomod is refunded outside Nomod. The refund is only recorded. */
  private async recordOutsideRefund(
    id: string,
    payment: Payment,
    amountMinor: bigint,
    request: RefundRequest,
  ): Promise<RefundStep> {
    const refund = newRefund(id, payment, amountMinor, request);
    refund.finish();
    const before = payment.refundedMinor;
    payment.refund(before + amountMinor);
    this.refunds.insert(refund);
    this.noteAct(refund, payment);
    this.payments.update(payment);
    await this.bus.publish(
      new PaymentRefunded({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        charge_id: null,
        currency: payment.currency,
        refunded_before_minor: before.toString(),
        refunded_total_minor: payment.refundedMinor.toString(),
      }),
    );
    return { next: 'answer' };
  }

  private async make(scope: Scope, refundId: string): Promise<void> {
    await this.call.make(scope, refundId);
    await this.readOutcome(scope, refundId);
    const { refund } = await this.database.transaction(scope, () => this.call.lock(refundId));
    if (refund.state === 'unknown') throw refundUnderway(refund);
    if (refund.state === 'refused') throw refundGivenUp(refund);
  }

  /** A failed read is retried in the background. */
  private async readOutcome(scope: Scope, refundId: string, { isAskedAgain = false } = {}): Promise<void> {
    try {
      await this.call.resolve(scope, refundId, { isAskedAgain });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
    }
  }
}
