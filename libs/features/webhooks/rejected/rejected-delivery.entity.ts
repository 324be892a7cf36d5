import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A delivery that failed verification. Its content is not stored. */
@Entity({ name: 'rejected_deliveries' })
export class RejectedDelivery extends ScopedEntity {
  /** IP address. */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  reason: string;

  /** Size of the body in bytes. */
  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'text' })
  requestId: string;

  @TimeColumn()
  receivedAt: Date;
}
