import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentReversed } from '@remit/domain-events';
import { ApiError, requireScope } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Idempotency } from '@remit/idempotency';
import { Invoices } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import { LinkClosing } from './links/link-closing';
import type { Payment } from './payment.entity';
import { PaymentRepository } from './payment.repository';

export interface VoidRequest {
  readonly paymentId: string;
  readonly reason: string | null;
}

/**
 * Voids a payment by hand. An open link is disabled, and a payment recorded by mistake counts as not received.
 * Nothing is deleted.
 */
@Injectable()
export class PaymentVoiding {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * A link is disabled at Nomod afterwards. It is `closing` until Nomod has confirmed that.
   * @throws ApiError not_found, conflict
   */
  async void(scope: Scope, { paymentId, reason }: VoidRequest): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { invoiceId } = await this.payments.get(paymentId);
      await this.invoices.lockForUpdate(invoiceId);
      const payment = await this.payments.lockExisting(paymentId);
      await this.idempotency.once(paymentId, () =>
        payment.paymentMethodType === 'offline' ? this.reverse(payment, reason) : this.switchOff(payment, reason),
      );
    });
  }

  private async reverse(payment: Payment, reason: string | null): Promise<void> {
    requireScope('payments:offline');
    if (payment.refundedMinor > 0n) throw wasGivenBack(payment);
    const { capturedMinor } = payment;
    payment.reverse();
    this.payments.update(payment);
    await this.bus.publish(
      new PaymentReversed({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        currency: payment.currency,
        amount_minor: capturedMinor.toString(),
        reason,
      }),
    );
    this.noteAct('payment.reversed', payment, capturedMinor);
  }

  private async switchOff(payment: Payment, reason: string | null): Promise<void> {
    if (payment.isPaid) throw wasPaid(payment);
    if (payment.isOpen && payment.usesInvoiceUrl) throw isUrlOfInvoice(payment);
    await this.closing.void(payment, reason ?? 'Disabled by hand');
    this.noteAct('payment.link_switched_off', payment, payment.amountMinor);
  }

  private noteAct(action: AuditAction, { id, invoiceId, currency }: Payment, amountMinor: bigint): void {
    const details = { amount: formatMoney(amountMinor, currency), currency, invoice_id: invoiceId };
    this.auditLog.record(action, id, { details });
  }
}

const refused = (payment: Payment, message: string, hint: string): ApiError =>
  new ApiError('conflict', {
    message,
    hint,
    details: { payment_id: payment.id, payment_status: payment.paymentStatus },
  });

const wasGivenBack = (payment: Payment): ApiError =>
  refused(payment, 'Money of this payment was already refunded', 'Refund the remaining amount instead.');

const wasPaid = (payment: Payment): ApiError =>
  refused(payment, 'Nomod took money for this payment', 'Refund it instead: POST /payments/{id}/refund.');

const isUrlOfInvoice = (payment: Payment): ApiError =>
  refused(
    payment,
    'This URL belongs to the invoice at Nomod and works as long as the invoice is owed',
    'To stop payments, void the invoice: POST /invoices/{id}/void.',
  );
