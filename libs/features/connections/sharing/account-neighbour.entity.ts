import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** Another connection that uses the same Nomod account as one of ours. Each of the two has such a row. */
@Entity({ name: 'account_neighbours' })
export class AccountNeighbour extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  otherTenantId: string;

  @Column({ type: 'text' })
  otherEnvironmentId: string;

  @Column({ type: 'text' })
  otherConnectionId: string;

  @TimeColumn()
  seenAt: Date;
}
