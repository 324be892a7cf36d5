import { Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/**
 * Which of Nomod's customers one of ours is, per connection: one for each of ours. Two of ours may be the same there, because Nomod knows
 * customers by their email.
 */
@Entity({ name: 'customer_mappings' })
@Index('customer_mappings_customer', ['tenantId', 'environmentId', 'connectionId', 'customerId'], { unique: true })
@Index('customer_mappings_nomod_customer', ['tenantId', 'environmentId', 'nomodCustomerId'])
export class CustomerMapping extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  customerId: string;

  /** Null when the customer was removed there, or has another e-mail here by now: the next push makes or adopts one. */
  @Column({ type: 'text', nullable: true })
  nomodCustomerId: string | null;

  /** When the e-mail there was last known to be ours. */
  @TimeColumn()
  checkedAt: Date;

  @TimeColumn()
  createdAt: Date;
}
