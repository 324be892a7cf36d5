import { DomainEvent } from '../domain-event';

/** Nomod is about to be asked to give money back: whatever becomes of the request, its outcome will be known. */
export class PaymentRefundRequested extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly refund_id: string;
  readonly currency: string;
  readonly amount_minor: string;
}> {
  static readonly type = 'payment.refund_requested';
  static readonly version = 1;
}
