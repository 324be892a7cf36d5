import { Injectable } from '@nestjs/common';
import { EventBus, PaymentRefunded, PaymentRefundRequested } from '@remit/domain-events';
import { Approvals, AuditLog, Idempotency, isRecent, readAmount, repeatedAct } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import { longestCallMs } from '@remit/nomod';
import { Settings } from '@remit/settings';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';
import { refundConfirmed } from './refund-attention';
import { aboveRefundable, notRefundable, refundUnderway } from './refund-failure';

export interface RefundRequest {
  readonly paymentId: string;
  /** Major units of the payment's currency, or all that is left. */
  readonly amount: string | number | 'all';
  readonly reason: string | null;
  readonly createdBy: string;
}

/** What to do next for a request, decided with the payment locked. */
export type RefundStep =
  | { readonly next: 'answer' }
  | { readonly next: 'call'; readonly refundId: string }
  /** An earlier call for this payment is not settled: see at Nomod what became of it. */
  | { readonly next: 'resolve'; readonly refundId: string }
  /** Another request or worker is at the payment's refund. */
  | { readonly next: 'wait'; readonly refund: PaymentRefund };

/** A working process is trusted this much longer than the calls it makes may take, in milliseconds. */
const LEASE_MARGIN_MS = 5_000;

/** The part of a refund that happens before Nomod is asked: every check, and the intent saved. Needs a unit of work. */
@Injectable()
export class RefundPreparation {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly approvals: Approvals,
    private readonly settings: Settings,
  ) {}

  /**
   * @param resolvedId the refund that was just looked at: if it is still open, this request has to come back later.
   * @throws ApiError not_found, conflict, validation_error, nomod_outcome_unknown while an earlier refund is in doubt.
   */
  async prepare(request: RefundRequest, resolvedId: string | undefined): Promise<RefundStep> {
    const payment = await this.payments.lockExisting(request.paymentId);
    const { id, isRepeated } = await this.idempotency.claimId('ref');
    const own = isRepeated ? await this.refunds.findById(id) : null;
    // What Nomod took back is asked for again by another request.
    if (own && ['done', 'accepted', 'reversed'].includes(own.state)) return { next: 'answer' };
    const open = await this.refunds.findOpen(payment.id);
    if (open) {
      if (open.isLeased(new Date())) return { next: 'wait', refund: open };
      if (open.id === resolvedId) throw refundUnderway(open);
      if (open.state !== 'planned') return { next: 'resolve', refundId: open.id };
      await this.abandon(open);
    }
    const amountMinor = own ? own.amountMinor : amountOf(payment, request);
    if (!this.idempotency.isKeyed) await this.refuseRepeat(payment, amountMinor);
    assertRefundable(payment, amountMinor);
    if (!own) await this.approvals.require('payment.refund', payment.id, { amountMinor, currency: payment.currency });
    if (payment.paymentMethodType === 'offline') return this.giveBackOutside(id, payment, amountMinor, request);
    return this.plan(own ?? newRefund(id, payment, amountMinor, request), payment, own !== null);
  }

  /** @throws ApiError duplicate_request when as much of the payment was given back within the last minute. */
  private async refuseRepeat(payment: Payment, amountMinor: bigint): Promise<void> {
    const refunds = await this.refunds.findByPayments([payment.id]);
    const equal = refunds.find((refund) => refund.keptMinor === amountMinor && isRecent(refund.createdAt));
    if (equal)
      throw repeatedAct({ payment_id: payment.id, refund_id: equal.id, made_at: equal.createdAt.toISOString() });
  }

  /** How long a process that works on a refund is trusted: a look, the call and a look. */
  leaseEnd(): Date {
    return new Date(Date.now() + 3 * longestCallMs(this.settings) + LEASE_MARGIN_MS);
  }

  /** The process that planned it died before it asked Nomod. */
  async abandon(refund: PaymentRefund): Promise<void> {
    refund.refuse('The request ended before Nomod was asked');
    await this.refunds.update(refund);
  }

  private async plan(refund: PaymentRefund, payment: Payment, isStored: boolean): Promise<RefundStep> {
    refund.plan(this.leaseEnd());
    await (isStored ? this.refunds.update(refund) : this.refunds.insert(refund));
    await this.noteAct(refund, payment);
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

  private async noteAct({ id, amountMinor, currency }: PaymentRefund, payment: Payment): Promise<void> {
    const details = {
      amount: formatMoney(amountMinor, currency),
      currency,
      invoice_id: payment.invoiceId,
      refund_id: id,
    };
    await this.auditLog.record('payment.refund_requested', payment.id, { details });
  }

  /** The newest refund of which Nomod was asked, and which came to nothing: it is asked for again. */
  private async lastDoubted(payment: Payment): Promise<PaymentRefund | undefined> {
    const refunds = await this.refunds.findByPayments([payment.id]);
    return refunds.findLast(({ state, calledAt }) => state === 'refused' && calledAt !== null);
  }

  /** Money that was received outside goes back outside: it is recorded, and Nomod has no part in it. */
  private async giveBackOutside(
    id: string,
    payment: Payment,
    amountMinor: bigint,
    request: RefundRequest,
  ): Promise<RefundStep> {
    const refund = newRefund(id, payment, amountMinor, request);
    refund.finish();
    const before = payment.refundedMinor;
    payment.refund(before + amountMinor);
    await this.refunds.insert(refund);
    await this.noteAct(refund, payment);
    await this.payments.update(payment);
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
}

/** Never above what was taken. @throws ApiError conflict when nothing is left, validation_error when it is too much. */
export function assertRefundable(payment: Payment, amountMinor: bigint): void {
  if (!payment.isPaid || payment.refundableMinor === 0n) throw notRefundable(payment);
  if (amountMinor > payment.refundableMinor) throw aboveRefundable(payment, payment.refundableMinor);
}

function amountOf(payment: Payment, { amount }: RefundRequest): bigint {
  if (amount === 'all') return payment.refundableMinor;
  return readAmount(amount, payment.currency, 'amount');
}

function newRefund(id: string, payment: Payment, amountMinor: bigint, request: RefundRequest): PaymentRefund {
  const now = new Date();
  return Object.assign(new PaymentRefund(), {
    id,
    paymentId: payment.id,
    chargeId: payment.gatewayPaymentId,
    currency: payment.currency,
    amountMinor,
    reason: request.reason,
    createdBy: request.createdBy,
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<PaymentRefund>);
}
