import { DomainEvent } from '../domain-event';

/** The link of a payment shall stop working at a time. */
export class PaymentDeadlineSet extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly expires_at: string;
}> {
  static readonly type = 'payment.deadline_set';
  static readonly version = 1;
}
