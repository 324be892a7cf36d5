import { DomainEvent } from '../domain-event';

/** A customer exists at Nomod. */
export class CustomerSynced extends DomainEvent<{
  readonly customer_id: string;
  readonly connection_id: string;
  readonly nomod_customer_id: string;
  readonly synced_at: string;
}> {
  static readonly type = 'customer.synced';
  static readonly version = 1;
}
