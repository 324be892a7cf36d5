import { DomainEvent } from '../domain-event';

/** Nomod gave no link; the payment stays initiated. */
export class PaymentLinkCreationFailed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly code: string;
  readonly reason: string;
}> {
  static readonly type = 'payment_link.creation_failed';
  static readonly version = 1;
}
