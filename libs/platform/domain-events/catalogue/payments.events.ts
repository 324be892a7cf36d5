import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from './domain-event';

/** What a reading says of a charge that took money is to be confirmed by another reading: it changed, or it went back. */
export class ChargeSecondLookWanted extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'charge.second_look_wanted';
  static readonly version = 1;
}

/** A charge took another amount than it was first said to. Two readings of the charge say so. */
export class PaymentAmountCorrected extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  readonly amount_before_minor: string;
  readonly extras_before_minor: string;
  /** Absolute: what counts towards the invoice now. */
  readonly amount_minor: string;
  readonly extras_minor: string;
}> {
  static readonly type = 'payment.amount_corrected';
  static readonly version = 1;
}

/** A payer tried and was not charged; the link can be tried again. */
export class PaymentAttemptFailed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.attempt_failed';
  static readonly version = 1;
}

/** A payment was saved. */
export class PaymentCreated extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly payment_method_type: string;
  readonly currency: string;
  readonly amount_minor: string;
}> {
  static readonly type = 'payment.created';
  static readonly version = 1;
}

/** The link of a payment shall stop working at a time. */
export class PaymentDeadlineSet extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.deadline_set';
  static readonly version = 1;
}

/** A charge that was disputed no longer is. What it cost, if anything, is told as a refund. */
export class PaymentDisputeEnded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.dispute_ended';
  static readonly version = 1;
}

/** The payer disputes a charge. */
export class PaymentDisputed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.disputed';
  static readonly version = 1;
}

/** The deadline of a payment passed and nobody had paid: its link is closed. */
export class PaymentExpired extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.expired';
  static readonly version = 1;
}

/** Nomod gave no link; the payment stays initiated. */
export class PaymentLinkCreationFailed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly code: string;
  readonly reason: string;
}> {
  static readonly type = 'payment_link.creation_failed';
  static readonly version = 1;
}

/** A charge that took money was read back from Nomod for one of our links. */
export class PaymentLinkPaid extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'payment_link.paid';
  static readonly version = 3;
}

/** A link is about to be asked for: whatever becomes of the request, its outcome will be known. */
export class PaymentLinkRequested extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
}> {
  static readonly type = 'payment_link.requested';
  static readonly version = 1;
}

/** A charge that took no money was read back from Nomod for one of our links. */
export class PaymentLinkUnpaid extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'payment_link.unpaid';
  static readonly version = 3;
}

/** A payment has a URL that the payer can use. */
export class PaymentPending extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly gateway_tracking_id: string;
  /** Whether the URL is a link of its own or that of the synced invoice. */
  readonly source: 'link' | 'nomod_invoice';
}> {
  static readonly type = 'payment.pending';
  static readonly version = 1;
}

/** Nomod is about to be asked to give money back: whatever becomes of the request, its outcome will be known. */
export class PaymentRefundRequested extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly refund_id: string;
  readonly currency: string;
  readonly amount_minor: string;
}> {
  static readonly type = 'payment.refund_requested';
  static readonly version = 1;
}

/** Money of a payment that was given back is back at Nomod: the bank refused the refund, or it was cancelled. Two readings of the charge say so. */
export class PaymentRefundReversed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  readonly refunded_before_minor: string;
  /** Absolute: everything given back that is still given back. */
  readonly refunded_total_minor: string;
}> {
  static readonly type = 'payment.refund_reversed';
  static readonly version = 1;
}

/** Money of a payment was given back: by Nomod, or outside when the payment was received outside. */
export class PaymentRefunded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  /** Null for a payment that was received outside. */
  readonly charge_id: string | null;
  readonly currency: string;
  /** Missing in the first version: there it was the highest figure so far. */
  readonly refunded_before_minor?: string;
  /** Absolute: everything given back so far. */
  readonly refunded_total_minor: string;
}> {
  static readonly type = 'payment.refunded';
  static readonly version = 2;
}

/** A payment that was recorded by hand was taken back: it was a mistake, and no money was received. */
export class PaymentReversed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly currency: string;
  /** What had been recorded as received. */
  readonly amount_minor: string;
  readonly reason: string | null;
}> {
  static readonly type = 'payment.reversed';
  static readonly version = 1;
}

/** Money was taken for a payment. Published once for each payment. */
export class PaymentSucceeded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly payment_method_type: 'payment_link' | 'card' | 'offline';
  readonly currency: string;
  /** What counts towards the invoice. */
  readonly amount_minor: string;
  /** Tips, service fees and account taxes beside it. */
  readonly extras_minor: string;
  readonly charge_id: string | null;
  readonly paid_at: string;
}> {
  static readonly type = 'payment.succeeded';
  static readonly version = 1;
}

/** A payment will not be collected: its link is closed. */
export class PaymentVoided extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly reason: string;
}> {
  static readonly type = 'payment.voided';
  static readonly version = 1;
}
