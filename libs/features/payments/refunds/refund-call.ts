import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { type GatewayCharge, GatewayError, PaymentGateway, toChargeFacts } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { ChargeRecorder } from '../charges/charge-recorder';
import { ChargeRepository } from '../charges/charge.repository';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';
import { refundConfirmed, refundUnconfirmed } from './refund-attention';
import { chargeUnreadable, isDisputed, refundRefused } from './refund-errors';
import { assertRefundable, leaseMs, refundTarget, wasDoneBefore } from './refund-rules';

/** Milliseconds after which a refund that Nomod accepted and does not show needs attention. */
const ACCEPTED_TOO_LONG_MS = 24 * 3_600_000;

/**
 * Makes a planned refund at Nomod: reads the charge, calls once, and saves the result. It reads the charge again to
 * find the outcome of a call. The balance follows the charge, never the requested amount.
 */
@Injectable()
export class RefundCall {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly charges: ChargeRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly recorder: ChargeRecorder,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /**
   * Must run outside a unit of work. Returns once Nomod accepted the refund or its outcome is unknown. `resolve`
   * tells which, and whether the charge shows it.
   * @throws ApiError nomod_error when nothing was refunded, validation_error or conflict when the charge has too
   * little left
   */
  async make(scope: Scope, refundId: string): Promise<void> {
    const charge = await this.readFor(scope, refundId);
    const started = await this.database.transaction(scope, () => this.start(refundId, charge));
    if ('refusal' in started) throw started.refusal;
    if ('isDone' in started) return;
    const { refund, credentials } = started;
    const { chargeId, seenMinor, targetMinor } = refund;
    if (chargeId === null || seenMinor === null || targetMinor === null)
      throw new Error(`Refund ${refundId} has no charge`);
    try {
      await this.gateway.refundCharge(credentials, chargeId, targetMinor - seenMinor, charge.currency);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      await this.keep(scope, refundId, (kept) =>
        error.outcome === 'unknown' ? kept.doubt(error.message, new Date()) : kept.refuse(error.message),
      );
      if (error.kind === 'unauthorized') await this.reportRefusedKey(scope, refundId);
      if (error.outcome === 'not_done') throw refundRefused(refund, error);
      return;
    }
    await this.keep(scope, refundId, (kept) => kept.accept(new Date()));
  }

  /**
   * Finds the outcome of a refund. Must run outside a unit of work; safe to repeat.
   * @param isAskedAgain true: a new refund is requested, so a refund that Nomod accepted long ago and still does not
   * show is given up
   * @returns the refund in its new state
   * @throws GatewayError when Nomod does not answer
   */
  async resolve(scope: Scope, refundId: string, { isAskedAgain = false } = {}): Promise<PaymentRefund> {
    const refund = await this.database.transaction(scope, () => this.takeOver(refundId));
    if (!refund.isOpen || refund.isLeased(new Date()) || !refund.chargeId) return refund;
    const charge = await this.readCharge(scope, refund.paymentId, refund.chargeId);
    return this.database.transaction(scope, async () => {
      await this.recorder.recordById(refund.paymentId, toChargeFacts(charge));
      return this.conclude(refundId, charge, isAskedAgain);
    });
  }

  /**
   * Must run outside a unit of work.
   * @throws GatewayError
   */
  async readCharge(scope: Scope, paymentId: string, chargeId: string): Promise<GatewayCharge> {
    const credentials = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment) throw new Error(`Payment ${paymentId} does not exist`);
      return this.connections.credentials(scope, connectionOf(payment));
    });
    return this.gateway.getCharge(credentials, chargeId);
  }

  /** The refund. Its payment is locked. Needs a unit of work. */
  async lock(refundId: string): Promise<{ refund: PaymentRefund; payment: Payment }> {
    const found = await this.refunds.findById(refundId);
    const payment = found && (await this.payments.lockById(found.paymentId));
    // Read again: the refund may have changed during the wait for the lock.
    const refund = payment && (await this.refunds.findById(refundId));
    if (!refund) throw new Error(`Refund ${refundId} does not exist`);
    return { refund, payment };
  }

  private async readFor(scope: Scope, refundId: string): Promise<GatewayCharge> {
    const { refund } = await this.database.transaction(scope, () => this.lock(refundId));
    try {
      return await this.readCharge(scope, refund.paymentId, refund.chargeId ?? '');
    } catch (error) {
      await this.keep(scope, refundId, (kept) => kept.refuse('The charge could not be read at Nomod'));
      throw error instanceof GatewayError ? chargeUnreadable(refund, error) : error;
    }
  }

  /**
   * Records the current state of the charge: somebody may have refunded it in Nomod's dashboard. Returns a refusal
   * instead of throwing it, so that it is saved.
   */
  private async start(refundId: string, charge: GatewayCharge) {
    const before = await this.refunds.findById(refundId);
    if (before) await this.recorder.recordById(before.paymentId, toChargeFacts(charge));
    const { refund, payment } = await this.lock(refundId);
    if (refund.state !== 'planned') throw new Error(`Refund ${refundId} is ${refund.state} already`);
    const others = await this.refunds.findByPayments([payment.id]);
    if (wasDoneBefore(refund, others, charge.refundTotalMinor)) {
      refund.finishLate();
      this.refunds.update(refund);
      return { isDone: true };
    }
    const known = await this.charges.findById(charge.id);
    const credentials = await this.connections.credentials(payment.scope, connectionOf(payment));
    try {
      if (charge.status === 'disputed') throw isDisputed(payment);
      assertRefundable(payment, refund.amountMinor);
    } catch (refusal) {
      refund.refuse(
        refusal instanceof ApiError ? refusal.message : 'The remaining amount of the charge is less than the refund',
      );
      this.refunds.update(refund);
      return { refusal };
    }
    const target = refundTarget(known?.facts ?? toChargeFacts(charge), refund.amountMinor);
    const seen = { refundedMinor: charge.refundTotalMinor, failures: charge.refundFailures };
    refund.startCall(seen, target, new Date(Date.now() + leaseMs(this.settings)));
    this.refunds.update(refund);
    return { refund, credentials };
  }

  private async keep(scope: Scope, refundId: string, change: (refund: PaymentRefund) => void): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { refund } = await this.lock(refundId);
      if (!refund.isOpen) return;
      change(refund);
      this.refunds.update(refund);
    });
  }

  private async reportRefusedKey(scope: Scope, refundId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { payment } = await this.lock(refundId);
      await this.bus.publish(new ConnectionRefused({ connection_id: connectionOf(payment) }));
    });
  }

  /**
   * A process that died before its call did nothing. A process that died during its call leaves the outcome unknown.
   */
  private async takeOver(refundId: string): Promise<PaymentRefund> {
    const { refund } = await this.lock(refundId);
    const now = new Date();
    if (refund.isLeased(now)) return refund;
    if (refund.state === 'planned') {
      refund.abandon();
      this.refunds.update(refund);
    }
    if (refund.state === 'calling') {
      refund.doubt('The request ended before Nomod answered', refund.leasedUntil ?? now);
      this.refunds.update(refund);
    }
    return refund;
  }

  private async conclude(refundId: string, charge: GatewayCharge, isAskedAgain: boolean): Promise<PaymentRefund> {
    const { refund, payment } = await this.lock(refundId);
    if (!refund.isOpen || refund.targetMinor === null) return refund;
    if (charge.refundTotalMinor >= refund.targetMinor || charge.status === 'refunded') {
      if (isOverdue(refund)) await this.bus.publish(refundConfirmed(refund));
      refund.finish();
    } else if (refund.hasFailed(charge.refundFailures)) {
      refund.refuse('Nomod accepted the refund, but could not make it');
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    } else if (refund.state === 'unknown' && ageOf(refund) >= this.settings.outcomeLookupSeconds * 1_000) {
      refund.refuse('Nomod did not answer, and shows no such refund');
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    } else if (isOverdue(refund) && isAskedAgain) {
      refund.refuse('Nomod accepted the refund, but never showed it');
      await this.bus.publish(refundConfirmed(refund));
    } else if (isOverdue(refund)) {
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    }
    this.refunds.update(refund);
    return refund;
  }
}

const isOverdue = (refund: PaymentRefund): boolean =>
  refund.state === 'accepted' && ageOf(refund) >= ACCEPTED_TOO_LONG_MS;

const ageOf = (refund: PaymentRefund): number => Date.now() - (refund.calledAt ?? refund.updatedAt).getTime();
