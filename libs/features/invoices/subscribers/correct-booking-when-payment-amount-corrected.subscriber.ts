import {
  EventBus,
  type EventSubscriber,
  PaymentAmountCorrected,
  type Recorded,
  RetryLater,
  Subscriber,
} from '@remit/domain-events';
import { amountChanged, attentionNeeded, attentionResolved, paymentRecorded, unappliedKind } from '../invoice-facts';
import { InvoiceBooking } from '../invoice-booking';
import { InvoiceRepository } from '../invoice.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { correctionSourceKey, postPaymentCorrected } from '../ledger/postings';
import { EARLIER_BOOKING_SECONDS } from '../refund-booking';

/** Books the difference between a payment and its earlier booking. */
@Subscriber({ to: PaymentAmountCorrected, as: 'correct-booking-when-payment-amount-corrected' })
export class CorrectBookingWhenPaymentAmountCorrected implements EventSubscriber<PaymentAmountCorrected> {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
  ) {}

  async handle({ id, payload, occurredAt }: Recorded<PaymentAmountCorrected>): Promise<void> {
    const { payment_id: paymentId, invoice_id: invoiceId } = payload;
    const invoice = await this.invoices.lock(invoiceId);
    if (!invoice) throw new Error(`There is no invoice ${invoiceId}`);
    if (await this.ledger.isPosted(correctionSourceKey(paymentId, id))) return;
    const correction = {
      eventId: id,
      paymentId,
      invoiceId,
      chargeId: payload.charge_id,
      currency: payload.currency,
      amountChangeMinor: BigInt(payload.amount_minor) - BigInt(payload.amount_before_minor),
      extrasChangeMinor: BigInt(payload.extras_minor) - BigInt(payload.extras_before_minor),
      occurredAt,
    };
    const booked = await this.ledger.findPayment(paymentId);
    if (!booked || booked.ownMinor + correction.amountChangeMinor < 0n)
      throw new RetryLater(EARLIER_BOOKING_SECONDS, `What was taken for ${paymentId} is not booked yet`);
    const remainingBefore = invoice.amountRemainingMinor;
    const wasOverpaid = invoice.overpaidMinor > 0n;
    await this.booking.book(invoice, postPaymentCorrected(correction, booked, invoice), occurredAt);
    await this.events.publish(paymentRecorded(invoice, paymentId));
    if (booked.unapplied && payload.amount_minor === '0')
      await this.events.publish(attentionResolved(unappliedKind(invoice), invoiceId, paymentId));
    const isOverpaid = invoice.overpaidMinor > 0n;
    if (wasOverpaid && !isOverpaid) await this.events.publish(attentionResolved('overpaid', invoiceId, paymentId));
    if (isOverpaid && !wasOverpaid)
      await this.events.publish(
        attentionNeeded('overpaid', invoice, {
          ...correction,
          amountMinor: BigInt(payload.amount_minor),
          extrasMinor: BigInt(payload.extras_minor),
          paidAt: occurredAt,
          offline: false,
        }),
      );
    if (invoice.amountRemainingMinor !== remainingBefore) await this.events.publish(amountChanged(invoice));
  }
}
