import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A difference between our books and Nomod's. The row exists until they agree. A second sighting needs attention. */
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
