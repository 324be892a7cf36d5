import type { Account } from './account';
import { type BookedPayment, ownPartOf } from './booked-payment';
import { entriesOf, type Posting } from './posting';

/** A charge took another amount than was booked, in minor units. */
export interface AmountCorrection {
  /** Names the fact. */
  readonly eventId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly chargeId: string;
  readonly currency: string;
  /** By how much what counts towards the invoice changed. */
  readonly amountChangeMinor: bigint;
  readonly extrasChangeMinor: bigint;
  readonly occurredAt: Date;
}

export interface DueAndPaid {
  readonly amountDueMinor: bigint;
  readonly amountPaidMinor: bigint;
  readonly amountRemainingMinor: bigint;
}

export const correctionSourceKey = (paymentId: string, eventId: string): string => `correction:${paymentId}:${eventId}`;

/**
 * Books the difference: what an invoice was paid settles as much of it as is due, the rest is an overpayment, whichever payment it came with.
 */
export function postPaymentCorrected(
  correction: AmountCorrection,
  booked: BookedPayment,
  invoice: DueAndPaid,
): Posting {
  const { amountChangeMinor: change, extrasChangeMinor: extras } = correction;
  const ownRefunds = ownPartOf(booked.refundedMinor, booked.ownMinor + change) - booked.refundedOwnMinor;
  return {
    kind: 'payment',
    sourceKey: correctionSourceKey(correction.paymentId, correction.eventId),
    invoiceId: correction.invoiceId,
    paymentId: correction.paymentId,
    chargeId: correction.chargeId,
    currency: correction.currency,
    occurredAt: correction.occurredAt,
    entries: entriesOf(
      ['gateway_clearing', change + extras],
      ...(booked.unapplied ? ([['unapplied', -change]] as const) : allocation(change, invoice)),
      ['refunds', ownRefunds],
      ['extras', -extras - ownRefunds],
    ),
  };
}

/** Where a change of what was paid goes: to what is due first, the rest to the overpayments. */
export function allocation(change: bigint, invoice: DueAndPaid): readonly [Account, bigint][] {
  const paid = invoice.amountPaidMinor + change;
  const applied = paid < invoice.amountDueMinor ? paid : invoice.amountDueMinor;
  const moreApplied = applied - (invoice.amountDueMinor - invoice.amountRemainingMinor);
  return [
    ['receivable', -moreApplied],
    ['overpayments', moreApplied - change],
  ];
}
