import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import {
  type ChargeFacts,
  EventBus,
  PaymentAttemptFailed,
  PaymentDisputed,
  PaymentRefunded,
  PaymentSucceeded,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { PaymentAttemptRepository } from '../attempts/payment-attempt.repository';
import type { Payment } from '../payment.entity';
import { linkToPaid } from '../payment-metrics';
import { PaymentRepository } from '../payment.repository';
import { type ChargeAttentionKind, chargeAttentionNeeded, chargeAttentionResolved } from './charge-attention';
import { externalPayment } from './external-payment';
import { mergeChargeFacts } from './charge-facts';
import { type CapturedJudgement, judgeCharge } from './charge-judgement';
import type { Charge } from './charge.entity';
import { ChargeRepository } from './charge.repository';

/** Turns a charge as Nomod serves it into what it means for our payments: once per charge, whatever way and order the readings come in. */
@Injectable()
export class ChargeRecorder {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly attempts: PaymentAttemptRepository,
    private readonly invoices: Invoices,
    private readonly bus: EventBus,
  ) {}

  /**
   * Records a reading in the running unit of work; recording it again changes nothing. Publishes what follows.
   * @param asking the payment that handed out the URL the charge was made on, with its invoice.
   */
  async record(asking: { id: string; invoiceId: string }, read: ChargeFacts): Promise<void> {
    // What follows may be booked in this unit of work, and everybody locks the invoice first.
    const [, asked] = await Promise.all([this.invoices.hold(asking.invoiceId), this.payments.lockById(asking.id)]);
    if (!asked) throw new Error(`Payment ${asking.id} of charge ${read.charge_id} does not exist`);
    const charge = await this.charges.lockOrCreate(read, asked.id);
    const before = charge.facts;
    charge.facts = mergeChargeFacts(before, read);
    const judgement = judgeCharge(asked, charge.facts);
    if (judgement.kind === 'captured') await this.capture(asked, charge, judgement);
    else if (judgement.kind === 'attempt_failed') await this.recordAttempt(asked, charge);
    else if (judgement.kind === 'took_nothing') await this.ask('amount_differs', asked, asked, charge);
    if (charge.facts.was_reversed && before.was_reversed !== true)
      await this.ask('charge_reversed', asked, asked, charge);
    charge.updatedAt = new Date();
    await this.charges.update(charge);
  }

  /** As `record`, for somebody who knows no more than the payment's id, and holds no payment yet. */
  async recordById(askedId: string, read: ChargeFacts): Promise<void> {
    const asking = await this.payments.findById(askedId);
    if (!asking) throw new Error(`Payment ${askedId} of charge ${read.charge_id} does not exist`);
    await this.record(asking, read);
  }

  private async capture(asked: Payment, charge: Charge, judgement: CapturedJudgement): Promise<void> {
    const payment = charge.tookMoney ? await this.paidBy(asked, charge) : await this.settle(asked, charge, judgement);
    if (judgement.refundedMinor > payment.refundedMinor) await this.refund(asked, payment, charge, judgement);
    if (judgement.disputed && !payment.disputed) {
      payment.disputed = true;
      await this.bus.publish(
        new PaymentDisputed({ payment_id: payment.id, invoice_id: payment.invoiceId, charge_id: charge.id }),
      );
      await this.ask('disputed', asked, payment, charge);
    }
    await this.payments.update(payment);
  }

  /** The first charge settles the payment that asked for it; one that came in beside it becomes a payment of its own, never nothing. */
  private async settle(asked: Payment, charge: Charge, judgement: CapturedJudgement): Promise<Payment> {
    const { amountMinor, extrasMinor, currency } = judgement;
    const paidAt = charge.facts.created_at;
    const pays = judgement.fit !== 'other_currency';
    const misfit = misfitOf(asked, judgement);
    const isOwn = asked.isOpen && pays;
    const payment = isOwn ? asked : externalPayment(newId('pay'), asked, { currency, amountMinor, extrasMinor });
    payment.succeed({ chargeId: charge.id, amountMinor, extrasMinor, paidAt: new Date(paidAt) });
    if (!isOwn) await this.payments.insert(payment);
    else
      this.database.afterCommit(() => linkToPaid.observe((Date.parse(paidAt) - payment.createdAt.getTime()) / 1_000));
    if (!pays && asked.isOpen) await this.markUsed(asked);
    charge.state = pays ? 'captured' : 'unapplied';
    charge.paymentId = payment.id;
    await this.bus.publish(
      new PaymentSucceeded({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        payment_method_type: payment.paymentMethodType,
        currency,
        amount_minor: amountMinor.toString(),
        extras_minor: extrasMinor.toString(),
        charge_id: charge.id,
        paid_at: paidAt,
      }),
    );
    if (misfit) await this.ask(misfit, asked, payment, charge);
    return payment;
  }

  /** A one-time link is used up by any money: nobody is sent there again, and the next request makes a new one. */
  private async markUsed(asked: Payment): Promise<void> {
    asked.linkState &&= 'used';
    asked.updatedAt = new Date();
    await this.payments.update(asked);
  }

  private async refund(asked: Payment, payment: Payment, charge: Charge, judgement: CapturedJudgement): Promise<void> {
    const { refundedMinor, amountMinor, extrasMinor } = judgement;
    payment.refund(refundedMinor);
    await this.bus.publish(
      new PaymentRefunded({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        charge_id: charge.id,
        currency: payment.currency,
        refunded_total_minor: refundedMinor.toString(),
      }),
    );
    const isWhole = refundedMinor >= amountMinor + extrasMinor;
    const excessReturned = judgement.fit === 'over' && amountMinor - refundedMinor <= asked.amountMinor;
    if (isWhole || (payment.id === asked.id && excessReturned)) {
      for (const kind of settledBy(payment, charge, judgement))
        await this.bus.publish(chargeAttentionResolved(kind, charge.id));
    }
  }

  private async recordAttempt(asked: Payment, charge: Charge): Promise<void> {
    if (charge.state === 'failed') return;
    charge.state = 'failed';
    await this.attempts.append(asked, charge.id, charge.facts.status);
    await this.bus.publish(
      new PaymentAttemptFailed({ payment_id: asked.id, invoice_id: asked.invoiceId, charge_id: charge.id }),
    );
  }

  private async paidBy(asked: Payment, charge: Charge): Promise<Payment> {
    if (charge.paymentId === asked.id) return asked;
    const payment = await this.payments.lockById(charge.paymentId);
    if (!payment) throw new Error(`Payment ${charge.paymentId} of charge ${charge.id} does not exist`);
    return payment;
  }

  private async ask(kind: ChargeAttentionKind, asked: Payment, payment: Payment, charge: Charge): Promise<void> {
    await this.bus.publish(chargeAttentionNeeded(kind, asked, payment, charge.facts));
  }
}

/** What is odd about a charge itself; what it does to its invoice (overpaid, paid after the void) is the invoice's to say. */
function misfitOf(asked: Payment, judgement: CapturedJudgement): ChargeAttentionKind | undefined {
  if (judgement.fit === 'other_currency') return 'currency_differs';
  return asked.isPaid ? 'second_payment' : amountMisfit(judgement);
}

function amountMisfit({ fit, isSplitCertain }: CapturedJudgement): ChargeAttentionKind | undefined {
  if (fit === 'other_currency') return 'currency_differs';
  return fit === 'exact' && isSplitCertain ? undefined : 'amount_differs';
}

/** What may have been odd about a charge that was given back; by then it may be read for its own payment instead of the one it came in beside. */
function settledBy(payment: Payment, charge: Charge, judgement: CapturedJudgement): ChargeAttentionKind[] {
  if (charge.state === 'unapplied') return ['currency_differs'];
  const misfit = amountMisfit(judgement);
  return [...(payment.paymentMethodType === 'card' ? ['second_payment' as const] : []), ...(misfit ? [misfit] : [])];
}
