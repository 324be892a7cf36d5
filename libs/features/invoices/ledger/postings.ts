import type { Money } from '@remit/money';
import type { Account } from './account';
import { type BookedPayment, ownPartOf } from './booked-payment';

export const postingKinds = [
  'invoice_finalized',
  'invoice_adjusted',
  'invoice_voided',
  'invoice_credited',
  'payment',
  'refund',
] as const;

export type PostingKind = (typeof postingKinds)[number];

/** One balanced booking that is not stored yet. */
export interface Posting {
  readonly kind: PostingKind;
  /** Identifies the booked fact. The database refuses a second booking of the same fact. */
  readonly sourceKey: string;
  readonly invoiceId: string;
  readonly paymentId: string | null;
  readonly chargeId: string | null;
  readonly currency: string;
  readonly occurredAt: Date;
  readonly entries: readonly PostingEntry[];
}

export interface PostingEntry {
  readonly account: Account;
  /** Minor units of the posting's currency, debits positive, never zero. */
  readonly amountMinor: bigint;
}

/** Books the amount due of an invoice. */
export function postInvoiceFinalized(invoice: {
  id: string;
  currency: string;
  amountDueMinor: bigint;
  finalizedAt: Date;
}): Posting {
  return {
    kind: 'invoice_finalized',
    sourceKey: `finalize:${invoice.id}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.finalizedAt,
    entries: entriesOf(['receivable', invoice.amountDueMinor], ['billed', -invoice.amountDueMinor]),
  };
}

/**
 * Books a change of the amount due of an open invoice.
 * @param version the invoice's version after the change; identifies the change among those of the invoice
 */
export function postInvoiceAdjusted(
  invoice: { id: string; currency: string; version: number; updatedAt: Date },
  dueBeforeMinor: bigint,
  dueAfterMinor: bigint,
): Posting {
  const change = dueAfterMinor - dueBeforeMinor;
  return {
    kind: 'invoice_adjusted',
    sourceKey: `adjust:${invoice.id}:${invoice.version}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.updatedAt,
    entries: entriesOf(['receivable', change], ['billed', -change]),
  };
}

/** A credit note reduces the billed amount and with it the amount owed. */
export function postInvoiceCredited(note: Money & { id: string; invoiceId: string; createdAt: Date }): Posting {
  return {
    kind: 'invoice_credited',
    sourceKey: `credit:${note.id}`,
    invoiceId: note.invoiceId,
    paymentId: null,
    chargeId: null,
    currency: note.currency,
    occurredAt: note.createdAt,
    entries: entriesOf(['billed', note.amountMinor], ['receivable', -note.amountMinor]),
  };
}

/** The customer no longer owes the remaining amount. */
export function postInvoiceVoided(
  invoice: { id: string; currency: string; voidedAt: Date },
  remainingMinor: bigint,
): Posting {
  return {
    kind: 'invoice_voided',
    sourceKey: `void:${invoice.id}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.voidedAt,
    entries: entriesOf(['billed', remainingMinor], ['receivable', -remainingMinor]),
  };
}

/** A payment that was taken for an invoice. Its money is the part that counts towards the invoice. */
export interface ReceivedPayment extends Money {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly chargeId: string | null;
  /** Tips, service fees and account taxes besides that part. */
  readonly extrasMinor: bigint;
  readonly paidAt: Date;
  readonly offline: boolean;
}

export const paymentSourceKey = (paymentId: string): string => `payment:${paymentId}`;

/**
 * Books the full payment. It settles the remaining amount of the invoice. The rest is an overpayment. Extras are
 * booked separately.
 * @param remainingMinor the remaining amount of the open invoice; null when the payment cannot be applied to it
 */
export function postPaymentSucceeded(payment: ReceivedPayment, remainingMinor: bigint | null): Posting {
  const { amountMinor, extrasMinor } = payment;
  const applied = remainingMinor === null ? 0n : remainingMinor < amountMinor ? remainingMinor : amountMinor;
  const excess = amountMinor - applied;
  return {
    kind: 'payment',
    sourceKey: paymentSourceKey(payment.paymentId),
    invoiceId: payment.invoiceId,
    paymentId: payment.paymentId,
    chargeId: payment.chargeId,
    currency: payment.currency,
    occurredAt: payment.paidAt,
    entries: entriesOf(
      [payment.offline ? 'offline' : 'gateway_clearing', amountMinor + extrasMinor],
      ['receivable', -applied],
      [remainingMinor === null ? 'unapplied' : 'overpayments', -excess],
      ['extras', -extrasMinor],
    ),
  };
}

/** A charge took another amount than was booked. In minor units. */
export interface AmountCorrection {
  /** Identifies the fact. */
  readonly eventId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly chargeId: string;
  readonly currency: string;
  /** Change of the part that counts towards the invoice. */
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
 * Books the difference. Payments settle the invoice up to the amount due, and the rest is an overpayment, whichever
 * payment it came with.
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

/** Splits a change of the paid amount: first to the amount due, the rest to the overpayments. */
function allocation(change: bigint, invoice: DueAndPaid): readonly [Account, bigint][] {
  const paid = invoice.amountPaidMinor + change;
  const applied = paid < invoice.amountDueMinor ? paid : invoice.amountDueMinor;
  const moreApplied = applied - (invoice.amountDueMinor - invoice.amountRemainingMinor);
  return [
    ['receivable', -moreApplied],
    ['overpayments', moreApplied - change],
  ];
}

/** A payment that was recorded as received outside Nomod, but was not received. */
export interface PaymentReversal {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly currency: string;
  readonly occurredAt: Date;
}

export const reversalSourceKey = (paymentId: string): string => `reversal:${paymentId}`;

/** Books the opposite of the payment's booking. The first booking stays. */
export function postPaymentReversed(reversal: PaymentReversal, booked: BookedPayment, invoice: DueAndPaid): Posting {
  const { ownMinor: taken } = booked;
  return {
    kind: 'payment',
    sourceKey: reversalSourceKey(reversal.paymentId),
    invoiceId: reversal.invoiceId,
    paymentId: reversal.paymentId,
    chargeId: null,
    currency: reversal.currency,
    occurredAt: reversal.occurredAt,
    entries: entriesOf(
      ['offline', -taken],
      ...(booked.unapplied ? ([['unapplied', taken]] as const) : allocation(-taken, invoice)),
    ),
  };
}

/** A change of the refunded amount of a payment. */
export interface RefundChange {
  /** Identifies the fact. */
  readonly eventId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Null for a payment that was received, and is refunded, outside Nomod. */
  readonly chargeId: string | null;
  readonly currency: string;
  /** Minor units. Positive for a refund, negative for a reversed refund. */
  readonly changeMinor: bigint;
  readonly occurredAt: Date;
}

export const refundSourceKey = (paymentId: string, eventId: string): string => `refund:${paymentId}:${eventId}`;

/** Books a change of the refunded amount. */
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

/** Omits entries with a zero amount. */
function entriesOf(...entries: readonly (readonly [Account, bigint])[]): PostingEntry[] {
  return entries
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([account, amountMinor]) => ({ account, amountMinor }));
}
