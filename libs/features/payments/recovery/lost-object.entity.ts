import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';

/**
 * A link or invoice at Nomod that carries our mark and is not known here, because it was made after the restored
 * backup. Its id is Nomod's.
 */
@Entity({ name: 'lost_objects' })
@Index('lost_objects_customer', ['tenantId', 'environmentId', 'nomodCustomerId'], {
  where: 'nomod_customer_id is not null',
})
@Check('lost_objects_kind', `kind in ('link', 'invoice')`)
export class LostObject extends ScopedEntity {
  @Column({ type: 'text' })
  kind: 'link' | 'invoice';

  @Column({ type: 'text' })
  connectionId: string;

  /** The id of the payment or invoice for which it was made. */
  @Column({ type: 'text' })
  ourId: string;

  /** The number that its invoice had here. */
  @Column({ type: 'text', nullable: true })
  number: string | null;

  @Column({ type: 'text' })
  currency: string;

  @MinorColumn()
  amountMinor: bigint;

  /** The customer of an invoice, if Nomod reports it. */
  @Column({ type: 'text', nullable: true })
  nomodCustomerId: string | null;

  @TimeColumn()
  foundAt: Date;
}
