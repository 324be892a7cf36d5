import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import {
  type ChargeFacts,
  ChargeSecondLookWanted,
  EventBus,
  PaymentAttemptFailed,
  PaymentDisputed,
  PaymentDisputeEnded,
  PaymentRefundReversed,
  PaymentRefunded,
  PaymentSucceeded,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { PaymentAttemptRepository } from '../attempts/payment-attempt.repository';
import type { Payment } from '../payment.entity';
import { linkToPaid } from '../payment-metrics';
import { PAYABLE_STATUSES } from '../payment-status';
import { PaymentRepository } from '../payment.repository';
import { RefundReversal } from '../refunds/refund-reversal';
import {
  type ChargeAttentionKind,
  chargeAttentionNeeded,
  chargeAttentionResolved,
  refundRestored,
  refundReversed,
} from './charge-attention';
import { AccountCharges } from './account-charges';
import { howPaid } from '../capture';
import { amountCorrected, amountsOf } from '../payment-facts';
import { externalPayment } from './external-payment';
import { type KnownCharge, takeReading, tookTheSame } from './charge-facts';
import { type CapturedJudgement, holdsNothing, judgeCharge } from './charge-judgement';
import type { Charge } from './charge.entity';
import { ChargeRepository } from './charge.repository';
import { InvoiceExcess } from './invoice-excess';

/** Applies a charge of Nomod to our payments, once per charge, regardless of the source and order of its readings. */
@Injectable()
export class ChargeRecorder {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly account: AccountCharges,
    private readonly attempts: PaymentAttemptRepository,
    private readonly reversal: RefundReversal,
    private readonly excess: InvoiceExcess,
    private readonly invoices: Invoices,
    private readonly bus: EventBus,
  ) {}

  /**
   * Records a reading in the running unit of work and publishes the results. Recording it again changes nothing.
   * @param asking the payment that handed out the URL of the charge, with its invoice
   * @returns false while a second reading must confirm what Nomod says
   */
  async record(asking: { id: string; invoiceId: string }, read: ChargeFacts): Promise<boolean> {
    // The results may be booked in this unit of work, and every writer locks the invoice first.
    const [, asked] = await Promise.all([this.invoices.lockRow(asking.invoiceId), this.payments.lockById(asking.id)]);
    if (!asked) throw new Error(`Payment ${asking.id} of charge ${read.charge_id} does not exist`);
    const charge = await this.charges.lockOrCreate(read, asked.id);
    const before = charge.facts;
    const { facts, needsSecondReading: wantsSecondLook } = takeReading(before, read, this.charges.confirmAfterMs);
    charge.facts = facts;
    const judgement = judgeCharge(asked, facts);
    if (judgement.kind === 'captured') {
      if (charge.tookMoney || (await this.account.take(asked, facts)))
        await this.capture(asked, charge, judgement, before);
    } else if (charge.tookMoney) await this.doubtCapture(asked, charge, before);
    else if (judgement.kind === 'attempt_failed') await this.recordAttempt(asked, charge);
    else if (judgement.kind === 'took_nothing') await this.ask('amount_differs', asked, asked, charge);
    if (wantsSecondLook)
      await this.bus.publish(
        new ChargeSecondLookWanted({ payment_id: charge.paymentId, invoice_id: asked.invoiceId, charge_id: charge.id }),
      );
    charge.updatedAt = new Date();
    this.charges.update(charge);
    return !wantsSecondLook && facts.unconfirmed === undefined;
  }

  /** Like `record`, for a caller that knows only the id of the payment and holds no payment lock yet. */
  async recordById(askedId: string, read: ChargeFacts): Promise<boolean> {
    const asking = await this.payments.findById(askedId);
    if (!asking) throw new Error(`Payment ${askedId} of charge ${read.charge_id} does not exist`);
    return this.record(asking, read);
  }

  private async capture(
    asked: Payment,
    charge: Charge,
    judgement: CapturedJudgement,
    before: KnownCharge,
  ): Promise<void> {
    const isKnown = charge.tookMoney;
    const payment = isKnown ? await this.paidBy(asked, charge) : await this.settle(asked, charge, judgement);
    const isLost = payment.lostMinor > 0n;
    const isBack = isLost && !holdsNothing(charge.facts);
    if (isLost && !isBack) return;
    const isChanged = isKnown && (isBack || !tookTheSame(before, charge.facts));
    if (judgement.currency !== payment.currency) {
      if (isChanged) await this.ask('currency_differs', asked, payment, charge);
      return;
    }
    if (isBack) payment.findAgain();
    if (isChanged) await this.correct(asked, payment, charge, judgement);
    if (judgement.refundedMinor > payment.refundedMinor) await this.refund(asked, payment, charge, judgement);
    if (judgement.refundedMinor < payment.refundedMinor) await this.reverse(asked, payment, charge, judgement, before);
    if (judgement.disputed !== payment.disputed && (!isKnown || before.status !== charge.facts.status))
      await this.followDispute(asked, payment, charge, judgement);
    if (isKnown && judgeCharge(asked, before).kind !== 'captured')
      await this.bus.publish(chargeAttentionResolved('charge_reversed', charge.id));
    this.payments.update(payment);
  }

  private async followDispute(
    asked: Payment,
    payment: Payment,
    charge: Charge,
    { disputed }: CapturedJudgement,
  ): Promise<void> {
    payment.disputed = disputed;
    const about = { payment_id: payment.id, invoice_id: payment.invoiceId, charge_id: charge.id };
    await this.bus.publish(disputed ? new PaymentDisputed(about) : new PaymentDisputeEnded(about));
    const { refund_total_minor: givenBack, disputed_from_minor: before = '0' } = charge.facts;
    if (disputed) {
      charge.facts = { ...charge.facts, disputed_from_minor: givenBack };
      await this.ask('disputed', asked, payment, charge);
      // A dispute that ended with a refund stays listed: nobody here requested that refund.
    } else if (BigInt(givenBack) <= BigInt(before))
      await this.bus.publish(chargeAttentionResolved('disputed', charge.id));
  }

  /** Money that was taken stays booked when Nomod says that none was taken. A person checks it. */
  private async doubtCapture(asked: Payment, charge: Charge, before: KnownCharge): Promise<void> {
    const payment = await this.paidBy(asked, charge);
    if (judgeCharge(asked, before).kind !== 'captured' || payment.lostMinor > 0n) return;
    await this.ask('charge_reversed', asked, payment, charge);
  }

  /** The first charge settles the payment that requested it. Every further charge becomes a payment of its own. */
  private async settle(asked: Payment, charge: Charge, judgement: CapturedJudgement): Promise<Payment> {
    const { amountMinor, extrasMinor, currency } = judgement;
    const paidAt = charge.facts.created_at;
    const pays = judgement.fit !== 'other_currency';
    const misfit = misfitOf(asked, judgement);
    const isOwn = PAYABLE_STATUSES.includes(asked.paymentStatus) && pays;
    const payment = isOwn ? asked : externalPayment(newId('pay'), asked, { currency, amountMinor, extrasMinor });
    payment.succeed({ chargeId: charge.id, amountMinor, extrasMinor, ...howPaid(charge.facts) });
    if (!isOwn) this.payments.insert(payment);
    else
      this.database.afterCommit(() => linkToPaid.observe((Date.parse(paidAt) - payment.createdAt.getTime()) / 1_000));
    if (!pays && asked.isOpen) this.markUsed(asked);
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

  /** Any money uses up a one-time link. Its URL is not handed out again, and the next request makes a new link. */
  private markUsed(asked: Payment): void {
    asked.markUsed();
    this.payments.update(asked);
  }

  private async refund(asked: Payment, payment: Payment, charge: Charge, judgement: CapturedJudgement): Promise<void> {
    const before = payment.refundedMinor;
    payment.refund(judgement.refundedMinor);
    await this.bus.publish(
      new PaymentRefunded({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        charge_id: charge.id,
        currency: payment.currency,
        refunded_before_minor: before.toString(),
        refunded_total_minor: judgement.refundedMinor.toString(),
      }),
    );
    if (settles(asked, payment, judgement)) {
      for (const kind of settledBy(payment, charge, judgement))
        await this.bus.publish(chargeAttentionResolved(kind, charge.id));
    }
    for (const chargeId of await this.excess.noLongerPaidTwice(payment))
      await this.bus.publish(chargeAttentionResolved('second_payment', chargeId));
    const { reversed_from_minor: reversedFrom, ...facts } = charge.facts;
    if (reversedFrom === undefined || judgement.refundedMinor < BigInt(reversedFrom)) return;
    charge.facts = facts;
    await this.bus.publish(refundRestored(charge.id));
  }

  /** Two readings show a lower refund total. The difference counts as paid again and may be refunded again. */
  private async reverse(
    asked: Payment,
    payment: Payment,
    charge: Charge,
    judgement: CapturedJudgement,
    before: KnownCharge,
  ): Promise<void> {
    const refundedBefore = payment.refundedMinor;
    const wasSettled = settles(asked, payment, judgement);
    payment.refund(judgement.refundedMinor);
    await this.reversal.record(payment.id, {
      reversedMinor: refundedBefore - judgement.refundedMinor,
      refundedMinor: judgement.refundedMinor,
      shownMinor: BigInt(before.refund_total_minor),
    });
    charge.facts = { ...charge.facts, reversed_from_minor: before.reversed_from_minor ?? refundedBefore.toString() };
    await this.bus.publish(
      new PaymentRefundReversed({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        charge_id: charge.id,
        currency: payment.currency,
        refunded_before_minor: refundedBefore.toString(),
        refunded_total_minor: judgement.refundedMinor.toString(),
      }),
    );
    await this.bus.publish(refundReversed(payment, charge.facts, refundedBefore));
    if (wasSettled && !settles(asked, payment, judgement))
      for (const kind of settledBy(payment, charge, judgement)) await this.ask(kind, asked, payment, charge);
  }

  /** Two readings show that the charge took another amount than was booked. */
  private async correct(asked: Payment, payment: Payment, charge: Charge, judgement: CapturedJudgement): Promise<void> {
    const taken = judgement.amountMinor + judgement.extrasMinor;
    const [amountMinor, extrasMinor] =
      charge.state === 'unapplied' ? [taken, 0n] : [judgement.amountMinor, judgement.extrasMinor];
    const before = amountsOf(payment);
    if (before.amountMinor === amountMinor && before.extrasMinor === extrasMinor) return;
    payment.correct({ amountMinor, extrasMinor });
    await this.bus.publish(amountCorrected(payment, charge.id, before));
    if (charge.state === 'unapplied') return;
    const misfit = amountMisfit(judgement);
    if (misfit) await this.ask(misfit, asked, payment, charge);
    else await this.bus.publish(chargeAttentionResolved('amount_differs', charge.id));
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

/** The mismatch of the charge itself. The invoice reports its own (overpaid, paid after the void). */
function misfitOf(asked: Payment, judgement: CapturedJudgement): ChargeAttentionKind | undefined {
  if (judgement.fit === 'other_currency') return 'currency_differs';
  return asked.isPaid ? 'second_payment' : amountMisfit(judgement);
}

function amountMisfit({ fit, isSplitCertain }: CapturedJudgement): ChargeAttentionKind | undefined {
  if (fit === 'other_currency') return 'currency_differs';
  return fit === 'exact' && isSplitCertain ? undefined : 'amount_differs';
}

/** Whether the refund total removes every mismatch of the charge. */
function settles(asked: Payment, payment: Payment, { fit }: CapturedJudgement): boolean {
  const { capturedMinor, refundedMinor } = payment;
  const isExcessReturned = fit === 'over' && capturedMinor - refundedMinor <= asked.amountMinor;
  return payment.refundableMinor === 0n || (payment.id === asked.id && isExcessReturned);
}

/**
 * Possible mismatches of a refunded charge. It may by then be read for its own payment instead of the one beside
 * which it came in.
 */
function settledBy(payment: Payment, charge: Charge, judgement: CapturedJudgement): ChargeAttentionKind[] {
  if (charge.state === 'unapplied') return ['currency_differs'];
  const misfit = amountMisfit(judgement);
  return [...(payment.paymentMethodType === 'card' ? ['second_payment' as const] : []), ...(misfit ? [misfit] : [])];
}
