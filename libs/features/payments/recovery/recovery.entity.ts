import { ScopedEntity, TimeColumn } from '@remit/database';
import { Entity } from 'typeorm';

/** One look at Nomod after a restore. The next one looks no less far back. */
@Entity({ name: 'recoveries' })
export class Recovery extends ScopedEntity {
  @TimeColumn()
  since: Date;

  @TimeColumn()
  ranAt: Date;
}
