import { DomainEvent } from '../domain-event';

/** A payer tried and was not charged; the link can be tried again. */
export class PaymentAttemptFailed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.attempt_failed';
  static readonly version = 1;
}
