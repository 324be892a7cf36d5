import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from './domain-event';

/**
 * A reading of a charge that took money differs from the stored facts: it changed or went back to an earlier state. A
 * second reading must confirm it.
 */
export class ChargeSecondLookWanted extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'charge.second_look_wanted';
  static readonly version = 1;
}

/** A charge took another amount than first reported. Two readings of the charge confirm it. */
export class PaymentAmountCorrected extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  readonly amount_before_minor: string;
  readonly extras_before_minor: string;
  /** Absolute: the amount that now counts towards the invoice. */
  readonly amount_minor: string;
  readonly extras_minor: string;
}> {
  static readonly type = 'payment.amount_corrected';
  static readonly version = 1;
}

/** An attempt of the payer failed without a charge. The link can be used again. */
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

/** The link of a payment is to expire at a given time. */
export class PaymentDeadlineSet extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.deadline_set';
  static readonly version = 1;
}

/** The dispute of a charge ended. A loss, if any, is published as a refund. */
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

/** The deadline of a payment passed without payment. Its link is closed. */
export class PaymentExpired extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.expired';
  static readonly version = 1;
}

/** Nomod did not create a link. The payment stays initiated. */
export class PaymentLinkCreationFailed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly code: string;
  readonly reason: string;
}> {
  static readonly type = 'payment_link.creation_failed';
  static readonly version = 1;
}

/** A charge that took money was read from Nomod for one of Remit's links. */
export class PaymentLinkPaid extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'payment_link.paid';
  static readonly version = 4;
}

/** A link is about to be requested from Nomod. The outcome of the request will become known in any case. */
export class PaymentLinkRequested extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
}> {
  static readonly type = 'payment_link.requested';
  static readonly version = 1;
}

/** A charge that took no money was read from Nomod for one of Remit's links. */
export class PaymentLinkUnpaid extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'payment_link.unpaid';
  static readonly version = 4;
}

/** A payment has a URL that the payer can use. */
export class PaymentPending extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly gateway_tracking_id: string;
  /** `link`: the payment has its own link; `nomod_invoice`: the URL is that of the synced invoice. */
  readonly source: 'link' | 'nomod_invoice';
}> {
  static readonly type = 'payment.pending';
  static readonly version = 1;
}

/** A refund is about to be requested from Nomod. The outcome of the request will become known in any case. */
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

/**
 * Refunded money of a payment has returned to Nomod: the bank refused the refund, or it was cancelled. Two readings
 * of the charge confirm it.
 */
export class PaymentRefundReversed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  readonly refunded_before_minor: string;
  /** Absolute: the total that is still refunded. */
  readonly refunded_total_minor: string;
}> {
  static readonly type = 'payment.refund_reversed';
  static readonly version = 1;
}

/** Money of a payment was refunded: by Nomod, or outside when the payment was received outside. */
export class PaymentRefunded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  /** Null for a payment that was received outside. */
  readonly charge_id: string | null;
  readonly currency: string;
  /** Missing in the first version, which used the highest total so far. */
  readonly refunded_before_minor?: string;
  /** Absolute: the total refunded so far. */
  readonly refunded_total_minor: string;
}> {
  static readonly type = 'payment.refunded';
  static readonly version = 2;
}

/** A payment that was recorded by hand was reversed: it was a mistake, and no money was received. */
export class PaymentReversed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly currency: string;
  /** The amount that had been recorded as received. */
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
  /** The amount that counts towards the invoice. */
  readonly amount_minor: string;
  /** Tips, service fees and account taxes in addition to it. */
  readonly extras_minor: string;
  readonly charge_id: string | null;
  readonly paid_at: string;
}> {
  static readonly type = 'payment.succeeded';
  static readonly version = 1;
}

/** A payment will not be collected. Its link is closed. */
export class PaymentVoided extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly reason: string;
}> {
  static readonly type = 'payment.voided';
  static readonly version = 1;
}
