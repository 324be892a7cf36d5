import {
  EventBus,
  type EventSubscriber,
  PaymentReversed,
  type Recorded,
  RetryLater,
  Subscriber,
} from '@remit/domain-events';
import { GatewayMetadataCipher } from '../gateway-metadata';
import { amountChanged, attentionResolved, paymentRecorded, unappliedKind } from '../invoice-facts';
import { InvoiceBooking } from '../invoice-booking';
import { InvoiceRepository } from '../invoice.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { postPaymentReversed, reversalSourceKey } from '../ledger/postings';
import { EARLIER_BOOKING_SECONDS } from '../refund-booking';

/** Reverses the booking of a payment that was recorded by mistake. The amount that it settled is owed again. */
@Subscriber({ to: PaymentReversed, as: 'take-payment-back-when-payment-reversed' })
export class TakePaymentBackWhenPaymentReversed implements EventSubscriber<PaymentReversed> {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly gatewayMetadata: GatewayMetadataCipher,
    private readonly events: EventBus,
  ) {}

  async handle({ payload, occurredAt }: Recorded<PaymentReversed>): Promise<void> {
    const { payment_id: paymentId, invoice_id: invoiceId, currency } = payload;
    const invoice = await this.invoices.lock(invoiceId);
    if (!invoice) throw new Error(`There is no invoice ${invoiceId}`);
    if (await this.ledger.isPosted(reversalSourceKey(paymentId))) return;
    const booked = await this.ledger.findPayment(paymentId);
    if (!booked) throw new RetryLater(EARLIER_BOOKING_SECONDS, `The payment ${paymentId} is not booked yet`);
    const remainingBefore = invoice.amountRemainingMinor;
    const wasOverpaid = invoice.overpaidMinor > 0n;
    if (invoice.wasPaid) this.gatewayMetadata.forgetPaid(invoice);
    await this.booking.book(
      invoice,
      postPaymentReversed({ paymentId, invoiceId, currency, occurredAt }, booked, invoice),
    );
    await this.events.publish(paymentRecorded(invoice, paymentId));
    if (wasOverpaid && invoice.overpaidMinor === 0n)
      await this.events.publish(attentionResolved('overpaid', invoiceId, paymentId));
    if (booked.unapplied) await this.events.publish(attentionResolved(unappliedKind(invoice), invoiceId, paymentId));
    if (invoice.amountRemainingMinor !== remainingBefore) await this.events.publish(amountChanged(invoice));
  }
}
