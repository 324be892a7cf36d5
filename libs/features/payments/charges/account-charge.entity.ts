import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/**
 * A charge that an environment booked, by Nomod's id. The id is unique across tenants: every reader of a charge has a
 * key of its account.
 */
@Entity({ name: 'account_charges' })
@Index('account_charges_charge', ['id'], { unique: true })
export class AccountCharge extends ScopedEntity {
  @Column({ type: 'text', nullable: true })
  connectionId: string | null;

  @TimeColumn()
  claimedAt: Date;
}
