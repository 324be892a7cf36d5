import { EventBus, type EventSubscriber, PaymentSucceeded, type Recorded, Subscriber } from '@remit/domain-events';
import { amountChanged, attentionNeeded, paymentRecorded } from '../invoice-facts';
import { InvoiceBooking } from '../invoice-booking';
import { InvoiceRepository } from '../invoice.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { paymentSourceKey, postPaymentSucceeded, type ReceivedPayment } from '../ledger/postings';

/** Books a payment on its invoice exactly once, and reports any mismatch. */
@Subscriber({ to: PaymentSucceeded, as: 'reconcile-invoice-when-payment-succeeded' })
export class ReconcileInvoiceWhenPaymentSucceeded implements EventSubscriber<PaymentSucceeded> {
  readonly runsInGroups = true;
  readonly joins = true;

  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
  ) {}

  async handle({ payload }: Recorded<PaymentSucceeded>): Promise<void> {
    const [invoice, isPosted] = await Promise.all([
      this.invoices.lockById(payload.invoice_id),
      this.ledger.isPosted(paymentSourceKey(payload.payment_id)),
    ]);
    if (!invoice) throw new Error(`There is no invoice ${payload.invoice_id}`);
    if (isPosted) return;

    const payment = receivedPayment(payload);
    const remainingBefore = invoice.amountRemainingMinor;
    const applies = invoice.status === 'finalized' && payment.currency === invoice.currency;
    await this.booking.book(invoice, postPaymentSucceeded(payment, applies ? remainingBefore : null), payment.paidAt);
    await this.events.publish(paymentRecorded(invoice, payment.paymentId));

    if (invoice.status === 'voided') {
      await this.events.publish(attentionNeeded('payment_after_void', invoice, payment));
    } else if (invoice.status === 'draft') {
      await this.events.publish(attentionNeeded('payment_not_applied', invoice, payment));
    } else if (invoice.paymentStatus === 'overpaid') {
      await this.events.publish(attentionNeeded('overpaid', invoice, payment));
    }
    if (payload.payment_method_type !== 'payment_link' && invoice.amountRemainingMinor !== remainingBefore) {
      await this.events.publish(amountChanged(invoice));
    }
  }
}

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
