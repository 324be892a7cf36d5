import { DomainEvent } from '../domain-event';

/** A link is about to be asked for: whatever becomes of the request, its outcome will be known. */
export class PaymentLinkRequested extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
}> {
  static readonly type = 'payment_link.requested';
  static readonly version = 1;
}
