import {
  AttentionNeeded,
  EventBus,
  type EventSubscriber,
  PaymentSucceeded,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import { InvoiceBooking } from '../invoice-booking';
import { amountChanged, paymentRecorded } from '../invoice-facts';
import type { Invoice } from '../invoice.entity';
import { InvoicesRepository } from '../invoices.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { paymentSourceKey, postPaymentSucceeded, type ReceivedPayment } from '../ledger/post-payment-succeeded';

/** Books a payment on its invoice, once whatever is repeated, and says what does not fit. */
@Subscriber({ to: PaymentSucceeded, as: 'reconcile-invoice-when-payment-succeeded' })
export class ReconcileInvoiceWhenPaymentSucceeded implements EventSubscriber<PaymentSucceeded> {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
  ) {}

  async handle({ payload }: Recorded<PaymentSucceeded>): Promise<void> {
    const invoice = await this.invoices.lock(payload.invoice_id);
    if (!invoice) throw new Error(`There is no invoice ${payload.invoice_id}`);
    if (await this.ledger.isPosted(paymentSourceKey(payload.payment_id))) return;

    const payment = receivedPayment(payload);
    const remainingBefore = invoice.amountRemainingMinor;
    const applies = invoice.status === 'finalized' && payment.currency === invoice.currency;
    await this.booking.book(invoice, postPaymentSucceeded(payment, applies ? remainingBefore : null), payment.paidAt);
    await this.events.publish(paymentRecorded(invoice, payment.paymentId));

    if (!applies) {
      const kind = invoice.status === 'voided' ? 'payment_after_void' : 'payment_not_applied';
      await this.askForAttention(kind, invoice, payment);
    } else if (invoice.paymentStatus === 'overpaid') {
      await this.askForAttention('overpaid', invoice, payment);
    }
    if (payload.payment_method_type !== 'payment_link' && invoice.amountRemainingMinor !== remainingBefore) {
      await this.events.publish(amountChanged(invoice));
    }
  }

  private async askForAttention(kind: AttentionKind, invoice: Invoice, payment: ReceivedPayment): Promise<void> {
    await this.events.publish(
      new AttentionNeeded({
        key: `${kind}:${payment.paymentId}`,
        kind,
        summary: summaries[kind],
        invoice_id: invoice.id,
        payment_id: payment.paymentId,
        charge_id: payment.chargeId,
        connection_id: null,
        ours: {
          invoice_status: invoice.status,
          currency: invoice.currency,
          amount_due: formatMoney(invoice.amountDueMinor, invoice.currency),
          amount_paid: formatMoney(invoice.amountPaidMinor, invoice.currency),
          overpaid_amount: formatMoney(invoice.overpaidMinor, invoice.currency),
          voided_at: invoice.voidedAt?.toISOString() ?? null,
        },
        nomods: {
          charge_id: payment.chargeId,
          currency: payment.currency,
          amount: formatMoney(payment.amountMinor, payment.currency),
          extras: formatMoney(payment.extrasMinor, payment.currency),
          paid_at: payment.paidAt.toISOString(),
        },
      }),
    );
  }
}

const summaries = {
  payment_after_void: 'Money was taken for an invoice that is void. It is recorded; the invoice stays void. Refund it.',
  payment_not_applied: 'Money was taken that does not fit its invoice. It is recorded, but not counted as paid.',
  overpaid: 'More was taken than the invoice asks. The excess is recorded. Refund it.',
} as const;

type AttentionKind = keyof typeof summaries;

function receivedPayment(payload: Recorded<PaymentSucceeded>['payload']): ReceivedPayment {
  return {
    paymentId: payload.payment_id,
    invoiceId: payload.invoice_id,
    chargeId: payload.charge_id,
    currency: payload.currency,
    amountMinor: BigInt(payload.amount_minor),
    extrasMinor: BigInt(payload.extras_minor),
    paidAt: new Date(payload.paid_at),
    offline: payload.payment_method_type === 'offline',
  };
}
