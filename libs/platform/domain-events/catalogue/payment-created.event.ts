import { DomainEvent } from '../domain-event';

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
