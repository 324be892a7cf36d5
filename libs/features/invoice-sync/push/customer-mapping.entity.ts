import { Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/**
 * Maps each of our customers to one Nomod customer per connection. Two of ours may map to the same Nomod customer,
 * because Nomod identifies customers by e-mail.
 */
@Entity({ name: 'customer_mappings' })
@Index('customer_mappings_customer', ['tenantId', 'environmentId', 'connectionId', 'customerId'], { unique: true })
@Index('customer_mappings_nomod_customer', ['tenantId', 'environmentId', 'nomodCustomerId'])
export class CustomerMapping extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  customerId: string;

  /** Null when the customer was removed there or has a new e-mail here. The next push then creates or adopts one. */
  @Column({ type: 'text', nullable: true })
  nomodCustomerId: string | null;

  /** When the e-mail at Nomod was last known to match ours. */
  @TimeColumn()
  checkedAt: Date;

  @TimeColumn()
  createdAt: Date;
}
