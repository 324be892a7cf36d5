import { DomainEvent } from '../domain-event';

/** The payer disputes a charge. */
export class PaymentDisputed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.disputed';
  static readonly version = 1;
}
