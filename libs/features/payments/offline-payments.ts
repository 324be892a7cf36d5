import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn, daysAfter, momentIn } from '@remit/business-profile';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentSucceeded } from '@remit/domain-events';
import { ApiError, requireScope } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { Approvals } from '@remit/approvals';
import { Idempotency, isRecent, repeatedAct } from '@remit/idempotency';
import { Invoices } from '@remit/invoices';
import { formatMoney, type Money } from '@remit/money';
import { assertOfflineAmount, assertSameCurrency, stillOwed } from './payment-amount';
import { paymentCreated } from './payment-facts';
import { Payment } from './payment.entity';
import type { Creator } from './payment-row.entity';
import { PaymentRepository } from './payment.repository';
import { PaymentSecrets, type PrivateData } from './payment-secrets';

/** Money that was received outside Nomod. */
export interface OfflineRequest extends Money, PrivateData, Creator {
  readonly invoiceId: string;
  readonly referenceId: string | null;
  /** `YYYY-MM-DD`; null means today in the time zone of the business. */
  readonly receivedOn: string | null;
  readonly idempotencyKey: string | null;
}

@Injectable()
export class OfflinePayments {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly secrets: PaymentSecrets,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly approvals: Approvals,
    private readonly profiles: BusinessProfiles,
  ) {}

  /**
   * Records the money as received.
   * @throws ApiError when the invoice cannot be paid, the amount is above the amount owed or the date is in the
   * future
   */
  async record(scope: Scope, request: OfflineRequest): Promise<Payment> {
    requireScope('payments:offline');
    return this.database.transaction(scope, async () => {
      const { id, isRepeated } = await this.idempotency.claimId('pay');
      const repeated = isRepeated ? await this.payments.findById(id) : null;
      if (repeated) return repeated;
      const now = new Date();
      const { timeZone } = await this.profiles.current();
      const today = dayIn(timeZone, now);
      const receivedOn = request.receivedOn ?? today;
      const paidAt = receivedOn === today ? now : paidOn(receivedOn, timeZone, today);
      const invoice = await this.invoices.lockForUpdate(request.invoiceId);
      if (!this.idempotency.isKeyed) await this.refuseRepeat(request);
      this.invoices.assertPayable(invoice);
      assertSameCurrency(invoice.currency, request.currency);
      const paid = await this.payments.findPaid(invoice.id);
      assertOfflineAmount(request.amountMinor, stillOwed(invoice, paid), invoice);
      const { amountMinor, currency } = request;
      const earlier = () =>
        paid
          .filter(({ paymentMethodType }) => paymentMethodType === 'offline')
          .map((payment) => ({ id: payment.id, minor: payment.capturedMinor }));
      await this.approvals.require('payment.record_offline', invoice.id, { id, amountMinor, currency, earlier });
      const { metadata, successUrl, cancelUrl, description } = request;
      const payment = Object.assign(new Payment(), {
        id,
        invoiceId: invoice.id,
        invoiceNumber: invoice.invoiceNumber,
        paymentMethodType: 'offline',
        currency: request.currency,
        amountMinor: request.amountMinor,
        privateData: this.secrets.sealData(id, { metadata, successUrl, cancelUrl, description }),
        referenceId: request.referenceId,
        receivedOn,
        idempotencyKey: request.idempotencyKey,
        createdBy: request.createdBy,
        createdByName: request.createdByName,
        createdAt: now,
        updatedAt: now,
      } satisfies Partial<Payment>);
      payment.succeed({ chargeId: null, amountMinor: request.amountMinor, extrasMinor: 0n, paidAt, paidWith: null });
      this.payments.insert(payment);
      await this.publish(payment, paidAt);
      const amount = formatMoney(payment.amountMinor, payment.currency);
      const details = { amount, currency: payment.currency, invoice_id: invoice.id };
      this.auditLog.record('payment.recorded_offline', payment.id, { details });
      return payment;
    });
  }

  /**
   * The caller holds the invoice lock.
   * @throws ApiError duplicate_request when the same amount was recorded for the invoice within the last minute
   */
  private async refuseRepeat({ invoiceId, amountMinor, currency }: OfflineRequest): Promise<void> {
    const equal = await this.payments.findOffline(invoiceId, { amountMinor, currency });
    const recent = equal.find(({ createdAt }) => isRecent(createdAt));
    if (recent)
      throw repeatedAct({ invoice_id: invoiceId, payment_id: recent.id, made_at: recent.createdAt.toISOString() });
  }

  private async publish(payment: Payment, paidAt: Date): Promise<void> {
    const created = paymentCreated(payment);
    await this.bus.publish(created);
    await this.bus.publish(
      new PaymentSucceeded({
        ...created.payload,
        payment_method_type: 'offline',
        extras_minor: '0',
        charge_id: null,
        paid_at: paidAt.toISOString(),
      }),
    );
  }
}

/** Days before today. An earlier day is a slip of the hand in the year. */
const MOST_DAYS_AGO = 3_660;

/**
 * When a day before today begins in the time zone of the business.
 * @param today where the business is: a clerk further east may already have the next day, which would be booked early
 * @throws ApiError validation_error
 */
function paidOn(receivedOn: string, timeZone: string, today: string): Date {
  const day = new Date(`${receivedOn}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== receivedOn) {
    throw ApiError.invalidField('received_on', 'received_on must be a calendar date');
  }
  if (receivedOn > today) {
    throw ApiError.invalidField(
      'received_on',
      `The date must not be in the future: it is ${today} where the business is.`,
    );
  }
  if (receivedOn < daysAfter(today, -MOST_DAYS_AGO)) {
    throw ApiError.invalidField('received_on', 'The date is more than ten years ago. Check the year.');
  }
  return momentIn(timeZone, receivedOn, 0);
}
