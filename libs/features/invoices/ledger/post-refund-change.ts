import { type BookedPayment, ownPartOf } from './booked-payment';
import { entriesOf, type Posting } from './posting';

/** A change of what is given back of a payment. */
export interface RefundChange {
  /** Names the fact. */
  readonly eventId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Null for money that was received, and is given back, outside. */
  readonly chargeId: string | null;
  readonly currency: string;
  /** Positive when money was given back, negative when it came back, in minor units. */
  readonly changeMinor: bigint;
  readonly occurredAt: Date;
}

export const refundSourceKey = (paymentId: string, eventId: string): string => `refund:${paymentId}:${eventId}`;

/** Books a change of what is given back. */
export function postRefundChange(change: RefundChange, booked: Omit<BookedPayment, 'unapplied'>): Posting {
  const ownPart = ownPartOf(booked.refundedMinor + change.changeMinor, booked.ownMinor) - booked.refundedOwnMinor;
  return {
    kind: 'refund',
    sourceKey: refundSourceKey(change.paymentId, change.eventId),
    invoiceId: change.invoiceId,
    paymentId: change.paymentId,
    chargeId: change.chargeId,
    currency: change.currency,
    occurredAt: change.occurredAt,
    entries: entriesOf(
      ['refunds', ownPart],
      ['extras', change.changeMinor - ownPart],
      [change.chargeId === null ? 'offline' : 'gateway_clearing', -change.changeMinor],
    ),
  };
}
