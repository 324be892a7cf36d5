import { DomainEvent } from '../domain-event';

/** A payment has a URL that the payer can use. */
export class PaymentPending extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly gateway_tracking_id: string;
  /** Whether the URL is a link of its own or that of the synced invoice. */
  readonly source: 'link' | 'nomod_invoice';
}> {
  static readonly type = 'payment.pending';
  static readonly version = 1;
}
