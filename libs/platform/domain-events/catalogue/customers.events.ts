import { DomainEvent } from './domain-event';

/** A customer was added. */
export class CustomerCreated extends DomainEvent<{
  readonly customer_id: string;
}> {
  static readonly type = 'customer.created';
  static readonly version = 1;
}

/** A customer changed. */
export class CustomerUpdated extends DomainEvent<{
  readonly customer_id: string;
  /** Names of the members whose value changed. */
  readonly changed: readonly string[];
}> {
  static readonly type = 'customer.updated';
  static readonly version = 2;
}
