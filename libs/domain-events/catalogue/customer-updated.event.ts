import { DomainEvent } from '../domain-event';

/** A customer changed. */
export class CustomerUpdated extends DomainEvent<{
  readonly customer_id: string;
}> {
  static readonly type = 'customer.updated';
  static readonly version = 1;
}
