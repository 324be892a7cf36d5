import { Injectable } from '@nestjs/common';
import { newId } from '@remit/database';
import {
  type AttentionKind,
  AttentionNeeded,
  type ChargeFacts,
  EventBus,
  PaymentAttemptFailed,
  PaymentDisputed,
  PaymentRefunded,
  PaymentSucceeded,
} from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import { PaymentAttemptRepository } from '../attempts/payment-attempt.repository';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { externalPayment } from './external-payment';
import { mergeChargeFacts } from './charge-facts';
import { type CapturedJudgement, judgeCharge } from './charge-judgement';
import type { Charge } from './charge.entity';
import { ChargeRepository } from './charge.repository';

/** Turns a charge as Nomod serves it into what it means for our payments: once per charge, whatever way and order the readings come in. */
@Injectable()
export class ChargeRecorder {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly attempts: PaymentAttemptRepository,
    private readonly bus: EventBus,
  ) {}

  /**
   * Records a reading in the running unit of work; recording it again changes nothing. Publishes what follows.
   * @param askedId the payment that handed out the URL the charge was made on.
   */
  async record(askedId: string, read: ChargeFacts): Promise<void> {
    const asked = await this.payments.lockById(askedId);
    if (!asked) throw new Error(`Payment ${askedId} of charge ${read.charge_id} does not exist`);
    const charge = await this.charges.lockOrCreate(read, asked.id);
    const facts = mergeChargeFacts(charge.facts, read);
    const judgement = judgeCharge(asked, facts);
    if (judgement.kind === 'captured') await this.capture(asked, charge, facts, judgement);
    else if (judgement.kind === 'other_currency') await this.setAside(asked, charge, facts);
    else if (judgement.kind === 'attempt_failed') await this.recordAttempt(asked, charge, facts);
    charge.facts = facts;
    charge.updatedAt = new Date();
    await this.charges.update(charge);
  }

  private async capture(
    asked: Payment,
    charge: Charge,
    facts: ChargeFacts,
    judgement: CapturedJudgement,
  ): Promise<void> {
    const payment =
      charge.state === 'captured'
        ? await this.paidBy(asked, charge)
        : await this.settle(asked, charge, facts, judgement);
    if (judgement.refundedMinor > payment.refundedMinor) {
      payment.refund(judgement.refundedMinor);
      await this.bus.publish(
        new PaymentRefunded({
          payment_id: payment.id,
          invoice_id: payment.invoiceId,
          charge_id: charge.id,
          currency: payment.currency,
          refunded_total_minor: judgement.refundedMinor.toString(),
        }),
      );
    }
    if (judgement.disputed && !payment.disputed) {
      payment.disputed = true;
      await this.bus.publish(
        new PaymentDisputed({ payment_id: payment.id, invoice_id: payment.invoiceId, charge_id: charge.id }),
      );
      await this.askForAttention('disputed', 'The payer disputes this charge with their bank.', payment, facts);
    }
    await this.payments.update(payment);
  }

  /** The first charge settles the payment that asked for it; a further one becomes a payment of its own, never nothing. */
  private async settle(
    asked: Payment,
    charge: Charge,
    facts: ChargeFacts,
    judgement: CapturedJudgement,
  ): Promise<Payment> {
    const isOwn = asked.isOpen;
    const payment = isOwn ? asked : externalPayment(newId('pay'), asked, judgement.amountMinor);
    payment.succeed({
      chargeId: charge.id,
      amountMinor: judgement.amountMinor,
      extrasMinor: judgement.extrasMinor,
      paidAt: new Date(facts.created_at),
    });
    if (!isOwn) await this.payments.insert(payment);
    charge.state = 'captured';
    charge.paymentId = payment.id;
    await this.bus.publish(
      new PaymentSucceeded({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        payment_method_type: payment.paymentMethodType,
        currency: payment.currency,
        amount_minor: judgement.amountMinor.toString(),
        extras_minor: judgement.extrasMinor.toString(),
        charge_id: charge.id,
        paid_at: facts.created_at,
      }),
    );
    if (!isOwn)
      await this.askForAttention(
        'second_payment',
        'This invoice was paid again on a link that was already used or closed.',
        payment,
        facts,
      );
    else if (judgement.fit !== 'exact')
      await this.askForAttention('amount_differs', amountDiffers(judgement), payment, facts);
    return payment;
  }

  private async setAside(asked: Payment, charge: Charge, facts: ChargeFacts): Promise<void> {
    if (charge.state === 'unapplied') return;
    charge.state = 'unapplied';
    await this.askForAttention(
      'currency_differs',
      'Money was taken in another currency than asked; it is not applied.',
      asked,
      facts,
    );
  }

  private async recordAttempt(asked: Payment, charge: Charge, facts: ChargeFacts): Promise<void> {
    if (charge.tookMoney) {
      await this.askForAttention('charge_reversed', 'Nomod now says that this charge took no money.', asked, facts);
      return;
    }
    if (charge.state === 'failed') return;
    charge.state = 'failed';
    await this.attempts.append(asked, charge.id, facts.status);
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

  private async askForAttention(
    kind: AttentionKind,
    summary: string,
    payment: Payment,
    facts: ChargeFacts,
  ): Promise<void> {
    await this.bus.publish(
      new AttentionNeeded({
        key: `${kind}:${facts.charge_id}`,
        kind,
        summary,
        invoice_id: payment.invoiceId,
        payment_id: payment.id,
        charge_id: facts.charge_id,
        connection_id: payment.connectionId,
        ours: {
          amount: formatMoney(payment.amountMinor, payment.currency),
          currency: payment.currency,
          payment_status: payment.paymentStatus,
        },
        nomods: {
          status: facts.status,
          total: formatMoney(BigInt(facts.total_minor), facts.currency),
          currency: facts.currency,
          tip: formatMoney(BigInt(facts.tip_minor), facts.currency),
          service_fee: formatMoney(BigInt(facts.service_fee_minor), facts.currency),
          tax: formatMoney(BigInt(facts.tax_minor), facts.currency),
          refund_total: formatMoney(BigInt(facts.refund_total_minor), facts.currency),
          original_total:
            facts.original_total_minor && facts.original_currency
              ? formatMoney(BigInt(facts.original_total_minor), facts.original_currency)
              : null,
          original_currency: facts.original_currency,
          paid_at: facts.created_at,
        },
      }),
    );
  }
}

const amountDiffers = (judgement: CapturedJudgement): string =>
  judgement.fit === 'partial'
    ? 'Less was taken than asked; the invoice stays open for the rest.'
    : 'More was taken than asked.';
