import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A difference between our books and Nomod's, until they agree. A person is asked when it is seen a second time. */
@Entity({ name: 'listed_differences' })
export class ListedDifference extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  object: 'charge' | 'link';

  /** Nomod's id. */
  @Column({ type: 'text' })
  objectId: string;

  @TimeColumn()
  firstSeenAt: Date;
}
