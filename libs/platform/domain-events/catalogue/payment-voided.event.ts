import { DomainEvent } from '../domain-event';

/** A payment will not be collected: its link is closed. */
export class PaymentVoided extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly reason: string;
}> {
  static readonly type = 'payment.voided';
  static readonly version = 1;
}
