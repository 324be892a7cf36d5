import { DomainEvent } from '../domain-event';

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
