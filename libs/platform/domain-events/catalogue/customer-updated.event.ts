import { DomainEvent } from '../domain-event';

/** A customer changed. */
export class CustomerUpdated extends DomainEvent<{
  readonly customer_id: string;
  /** The members that have another value now. */
  readonly changed: readonly string[];
}> {
  static readonly type = 'customer.updated';
  static readonly version = 2;
}
