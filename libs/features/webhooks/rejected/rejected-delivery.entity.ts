import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A delivery that was not genuine. Of its content nothing is kept: a stranger wrote it. */
@Entity({ name: 'rejected_deliveries' })
export class RejectedDelivery extends ScopedEntity {
  /** IP address. */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  reason: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'text' })
  requestId: string;

  @TimeColumn()
  receivedAt: Date;
}
