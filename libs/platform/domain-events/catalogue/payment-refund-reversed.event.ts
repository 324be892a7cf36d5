import { DomainEvent } from '../domain-event';

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
