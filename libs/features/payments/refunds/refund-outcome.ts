import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import { type NomodCharge, NomodClient, toChargeFacts } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { ChargeRecorder } from '../charges/charge-recorder';
import { connectionOf } from '../payment.entity';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';
import { refundConfirmed, refundUnconfirmed } from './refund-attention';
import { RefundPreparation } from './refund-preparation';

/** A refund that Nomod accepted and does not show after this long is put before a person, in milliseconds. */
const ACCEPTED_TOO_LONG_MS = 24 * 3_600_000;

/** Sees at Nomod what became of a refund. The balance moves by what the charge says, never by what was asked. */
@Injectable()
export class RefundOutcome {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly preparation: RefundPreparation,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly recorder: ChargeRecorder,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /**
   * Outside any unit of work; safe to repeat.
   * @param isAskedAgain somebody wants the money given back anew: what Nomod accepted long ago, and still does not show, is given up for it.
   * @returns the refund as it stands then. @throws NomodError when Nomod does not tell.
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

  /** Outside any unit of work. @throws NomodError */
  async readCharge(scope: Scope, paymentId: string, chargeId: string): Promise<NomodCharge> {
    const credentials = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment) throw new Error(`Payment ${paymentId} does not exist`);
      return this.connections.credentials(scope, connectionOf(payment));
    });
    return this.nomod.getCharge(credentials, chargeId);
  }

  /** The refund with its payment locked. Needs a unit of work. */
  async lock(refundId: string): Promise<{ refund: PaymentRefund; payment: Payment }> {
    const found = await this.refunds.findById(refundId);
    const payment = found && (await this.payments.lockById(found.paymentId));
    // Read again: it may have changed while the lock was waited for.
    const refund = payment && (await this.refunds.findById(refundId));
    if (!refund) throw new Error(`Refund ${refundId} does not exist`);
    return { refund, payment };
  }

  /** A process that died before its call did nothing; one that died during it leaves a doubt. */
  private async takeOver(refundId: string): Promise<PaymentRefund> {
    const { refund } = await this.lock(refundId);
    const now = new Date();
    if (refund.isLeased(now)) return refund;
    if (refund.state === 'planned') await this.preparation.abandon(refund);
    if (refund.state === 'calling') {
      refund.doubt('The request ended before the answer of Nomod', refund.leasedUntil ?? now);
      await this.refunds.update(refund);
    }
    return refund;
  }

  private async conclude(refundId: string, charge: NomodCharge, isAskedAgain: boolean): Promise<PaymentRefund> {
    const { refund, payment } = await this.lock(refundId);
    if (!refund.isOpen || refund.targetMinor === null) return refund;
    if (charge.refundTotalMinor >= refund.targetMinor || charge.status === 'refunded') {
      if (isOverdue(refund)) await this.bus.publish(refundConfirmed(refund));
      refund.finish();
    } else if (refund.hasFailed(charge.refundFailures)) {
      refund.refuse('Nomod accepted it and could not give the money back');
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    } else if (refund.state === 'unknown' && ageOf(refund) >= this.settings.outcomeLookupSeconds * 1_000) {
      refund.refuse('Nomod did not answer, and shows no such refund');
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    } else if (isOverdue(refund) && isAskedAgain) {
      refund.refuse('Nomod accepted it and never showed it');
      await this.bus.publish(refundConfirmed(refund));
    } else if (isOverdue(refund)) {
      await this.bus.publish(refundUnconfirmed(refund, payment, charge));
    }
    await this.refunds.update(refund);
    return refund;
  }
}

const isOverdue = (refund: PaymentRefund): boolean =>
  refund.state === 'accepted' && ageOf(refund) >= ACCEPTED_TOO_LONG_MS;

const ageOf = (refund: PaymentRefund): number => Date.now() - (refund.calledAt ?? refund.updatedAt).getTime();
