import { Injectable } from '@nestjs/common';
import { EventBus, RetryLater } from '@remit/domain-events';
import {
  type AttentionKind,
  attentionNeeded,
  attentionResolved,
  paymentRecorded,
  unappliedKind,
} from './invoice-facts';
import { InvoiceBooking } from './invoice-booking';
import { InvoiceRepository } from './invoice.repository';
import { LedgerRepository } from './ledger/ledger.repository';
import { postRefundChange, type RefundChange, refundSourceKey } from './ledger/postings';

/** Seconds to wait for the booking of an earlier fact of the payment. */
export const EARLIER_BOOKING_SECONDS = 0.2;

/** Books a refund or a reversed refund of a payment once, and updates the invoice's figures. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly ledger: LedgerRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
  ) {}

  /**
   * Needs a unit of work.
   * @param change gets the amount that is booked so far and returns the change
   * @throws RetryLater when an earlier fact of the payment is not booked yet, because deliveries have no order
   */
  async book(facts: Omit<RefundChange, 'changeMinor'>, change: (bookedMinor: bigint) => bigint): Promise<void> {
    const { invoiceId, paymentId } = facts;
    const invoice = await this.invoices.lock(invoiceId);
    if (!invoice) throw new Error(`There is no invoice ${invoiceId}`);
    if (await this.ledger.isPosted(refundSourceKey(paymentId, facts.eventId))) return;
    const booked = await this.ledger.findPayment(paymentId);
    if (!booked) throw new RetryLater(EARLIER_BOOKING_SECONDS, `The payment ${paymentId} is not booked yet`);
    const changeMinor = change(booked.refundedMinor);
    const refundedMinor = booked.refundedMinor + changeMinor;
    if (changeMinor === 0n) return;
    if (refundedMinor < 0n)
      throw new RetryLater(EARLIER_BOOKING_SECONDS, `What was given back of ${paymentId} is not booked yet`);
    const wasOverpaid = invoice.overpaidMinor > 0n;
    await this.booking.book(invoice, postRefundChange({ ...facts, changeMinor }, booked));
    await this.events.publish(paymentRecorded(invoice, paymentId));

    const money = {
      ...facts,
      amountMinor: booked.ownMinor - refundedMinor,
      extrasMinor: 0n,
      paidAt: facts.occurredAt,
      offline: facts.chargeId === null,
    };
    const settle = (kind: AttentionKind, isSettled: boolean) =>
      this.events.publish(
        isSettled ? attentionResolved(kind, invoiceId, paymentId) : attentionNeeded(kind, invoice, money),
      );
    const isOverpaid = invoice.overpaidMinor > 0n;
    if (wasOverpaid !== isOverpaid) await settle('overpaid', !isOverpaid);
    if (!booked.unapplied) return;
    const wasReturned = booked.refundedMinor >= booked.ownMinor;
    const isReturned = refundedMinor >= booked.ownMinor;
    if (wasReturned !== isReturned) await settle(unappliedKind(invoice), isReturned);
  }
}
