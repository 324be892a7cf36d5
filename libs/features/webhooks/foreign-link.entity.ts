import { ScopedEntity, TimeColumn } from '@remit/database';
import { Entity } from 'typeorm';

/** A link at Nomod that was read and is not ours: later charges on it need no second look. */
@Entity({ name: 'foreign_links' })
export class ForeignLink extends ScopedEntity {
  @TimeColumn()
  seenAt: Date;
}
