import { ScopedEntity, TimeColumn } from '@remit/database';
import { Entity } from 'typeorm';

/** One recovery after a restore. The next one reads at least as far back. */
@Entity({ name: 'recoveries' })
export class Recovery extends ScopedEntity {
  @TimeColumn()
  since: Date;

  @TimeColumn()
  ranAt: Date;
}
