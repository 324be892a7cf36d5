import { DomainEvent } from '../domain-event';

/** Nomod has given money of a payment back. */
export class PaymentRefunded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  /** Absolute: everything given back so far. */
  readonly refunded_total_minor: string;
}> {
  static readonly type = 'payment.refunded';
  static readonly version = 1;
}
