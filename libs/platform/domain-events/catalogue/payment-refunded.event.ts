import { DomainEvent } from '../domain-event';

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
