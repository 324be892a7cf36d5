import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from '../domain-event';

/** A charge that took money was read back from Nomod for one of our links. */
export class PaymentLinkPaid extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'payment_link.paid';
  static readonly version = 3;
}
