import { DomainEvent } from '../domain-event';

/** The deadline of a payment passed and nobody had paid: its link is closed. */
export class PaymentExpired extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.expired';
  static readonly version = 1;
}
