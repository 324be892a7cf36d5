import { ScopedEntity, TimeColumn } from '@remit/database';
import { Entity } from 'typeorm';

/** A link at Nomod that is not ours. Later charges on it are not looked up again. */
@Entity({ name: 'foreign_links' })
export class ForeignLink extends ScopedEntity {
  @TimeColumn()
  seenAt: Date;
}
