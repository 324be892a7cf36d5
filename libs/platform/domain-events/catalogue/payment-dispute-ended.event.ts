import { DomainEvent } from '../domain-event';

/** A charge that was disputed no longer is. What it cost, if anything, is told as a refund. */
export class PaymentDisputeEnded extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'payment.dispute_ended';
  static readonly version = 1;
}
