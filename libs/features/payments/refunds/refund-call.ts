import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { type NomodCharge, NomodClient, NomodError, toChargeFacts } from '@remit/nomod';
import { ChargeRecorder } from '../charges/charge-recorder';
import { ChargeRepository } from '../charges/charge.repository';
import { connectionOf } from '../payment.entity';
import { wasDoneBefore } from './late-refund';
import { refundTarget } from './refund-amount';
import { chargeUnreadable, isDisputed, refundRefused } from './refund-failure';
import { RefundOutcome } from './refund-outcome';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';
import { assertRefundable, RefundPreparation } from './refund-preparation';

/** Asks Nomod for a planned refund: looks at the charge, calls once, and keeps what came of it. */
@Injectable()
export class RefundCall {
  constructor(
    private readonly database: Database,
    private readonly refunds: PaymentRefundRepository,
    private readonly preparation: RefundPreparation,
    private readonly outcome: RefundOutcome,
    private readonly charges: ChargeRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly recorder: ChargeRecorder,
    private readonly bus: EventBus,
  ) {}

  /**
   * Outside any unit of work. Returns once Nomod accepted it or left a doubt: `RefundOutcome` tells which, and whether it shows.
   * @throws ApiError nomod_error when nothing was given back, validation_error or conflict when the charge leaves too little.
   */
  async make(scope: Scope, refundId: string): Promise<void> {
    const charge = await this.look(scope, refundId);
    const started = await this.database.transaction(scope, () => this.start(refundId, charge));
    if ('refusal' in started) throw started.refusal;
    if ('isDone' in started) return;
    const { refund, credentials } = started;
    const { chargeId, seenMinor, targetMinor } = refund;
    if (chargeId === null || seenMinor === null || targetMinor === null)
      throw new Error(`Refund ${refundId} has no charge`);
    try {
      await this.nomod.refundCharge(credentials, chargeId, targetMinor - seenMinor, charge.currency);
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      await this.keep(scope, refundId, (kept) =>
        error.outcome === 'unknown' ? kept.doubt(error.message, new Date()) : kept.refuse(error.message),
      );
      if (error.kind === 'unauthorized') await this.reportRefusedKey(scope, refundId);
      if (error.outcome === 'not_done') throw refundRefused(refund, error);
      return;
    }
    await this.keep(scope, refundId, (kept) => kept.accept(new Date()));
  }

  private async look(scope: Scope, refundId: string): Promise<NomodCharge> {
    const { refund } = await this.database.transaction(scope, () => this.outcome.lock(refundId));
    try {
      return await this.outcome.readCharge(scope, refund.paymentId, refund.chargeId ?? '');
    } catch (error) {
      await this.keep(scope, refundId, (kept) => kept.refuse('The charge could not be read at Nomod'));
      throw error instanceof NomodError ? chargeUnreadable(refund, error) : error;
    }
  }

  /** What the charge says now counts: somebody may have given money back in Nomod's dashboard. A refusal is returned, so that it is kept. */
  private async start(refundId: string, charge: NomodCharge) {
    const before = await this.refunds.findById(refundId);
    if (before) await this.recorder.recordById(before.paymentId, toChargeFacts(charge));
    const { refund, payment } = await this.outcome.lock(refundId);
    if (refund.state !== 'planned') throw new Error(`Refund ${refundId} is ${refund.state} already`);
    const others = await this.refunds.findByPayments([payment.id]);
    if (wasDoneBefore(refund, others, charge.refundTotalMinor)) {
      refund.finishLate();
      await this.refunds.update(refund);
      return { isDone: true };
    }
    const known = await this.charges.findById(charge.id);
    const credentials = await this.connections.credentials(payment.scope, connectionOf(payment));
    try {
      if (charge.status === 'disputed') throw isDisputed(payment);
      assertRefundable(payment, refund.amountMinor);
    } catch (refusal) {
      refund.refuse(refusal instanceof ApiError ? refusal.message : 'The charge leaves too little to give back');
      await this.refunds.update(refund);
      return { refusal };
    }
    const target = refundTarget(known?.facts ?? toChargeFacts(charge), refund.amountMinor);
    const seen = { refundedMinor: charge.refundTotalMinor, failures: charge.refundFailures };
    refund.startCall(seen, target, this.preparation.leaseEnd());
    await this.refunds.update(refund);
    return { refund, credentials };
  }

  private async keep(scope: Scope, refundId: string, change: (refund: PaymentRefund) => void): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { refund } = await this.outcome.lock(refundId);
      if (!refund.isOpen) return;
      change(refund);
      await this.refunds.update(refund);
    });
  }

  private async reportRefusedKey(scope: Scope, refundId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { payment } = await this.outcome.lock(refundId);
      await this.bus.publish(new ConnectionRefused({ connection_id: connectionOf(payment) }));
    });
  }
}
