import {
  EventBus,
  type EventSubscriber,
  PaymentRefunded,
  type Recorded,
  RetryLater,
  Subscriber,
} from '@remit/domain-events';
import { type AttentionKind, attentionResolved } from '../invoice-attention';
import { InvoiceBooking } from '../invoice-booking';
import { paymentRecorded } from '../invoice-facts';
import { InvoicesRepository } from '../invoices.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { postPaymentRefunded } from '../ledger/post-payment-refunded';

/** Wait for the booking of the payment itself, which is under way, in seconds. */
const PAYMENT_BOOKING_SECONDS = 0.2;

/** Books what was given back. The gateway's figure is absolute, so repeats and older figures change nothing. */
@Subscriber({ to: PaymentRefunded, as: 'record-refund-when-payment-refunded' })
export class RecordRefundWhenPaymentRefunded implements EventSubscriber<PaymentRefunded> {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
  ) {}

  async handle({ payload, occurredAt }: Recorded<PaymentRefunded>): Promise<void> {
    const invoice = await this.invoices.lock(payload.invoice_id);
    if (!invoice) throw new Error(`There is no invoice ${payload.invoice_id}`);
    const booked = await this.ledger.findPayment(payload.payment_id);
    // Deliveries have no order: the payment's own booking is still on its way.
    if (!booked) throw new RetryLater(PAYMENT_BOOKING_SECONDS, `The payment ${payload.payment_id} is not booked yet`);

    const posting = postPaymentRefunded(
      {
        paymentId: payload.payment_id,
        invoiceId: payload.invoice_id,
        chargeId: payload.charge_id,
        currency: payload.currency,
        refundedTotalMinor: BigInt(payload.refunded_total_minor),
        occurredAt,
      },
      booked,
    );
    if (!posting) return;
    const wasOverpaid = invoice.overpaidMinor > 0n;
    await this.booking.book(invoice, posting);
    await this.events.publish(paymentRecorded(invoice, payload.payment_id));

    const resolve = (kind: AttentionKind) =>
      this.events.publish(attentionResolved(kind, invoice.id, payload.payment_id));
    if (wasOverpaid && invoice.overpaidMinor === 0n) await resolve('overpaid');
    if (booked.unapplied && BigInt(payload.refunded_total_minor) >= booked.ownMinor) {
      await resolve(invoice.status === 'voided' ? 'payment_after_void' : 'payment_not_applied');
    }
  }
}
