import { DomainEvent } from '../domain-event';

/** A customer was added. */
export class CustomerCreated extends DomainEvent<{
  readonly customer_id: string;
}> {
  static readonly type = 'customer.created';
  static readonly version = 1;
}
