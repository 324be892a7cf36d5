import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from '../domain-event';

/** A charge that took money was read back from Nomod for a synced invoice. */
export class NomodInvoicePaid extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly nomod_invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'nomod_invoice.paid';
  static readonly version = 3;
}
