import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** The page to which a payer returns from one link or invoice at Nomod. Its id is the random part of the address. */
@Entity({ name: 'return_addresses' })
@Index('return_addresses_subject', ['tenantId', 'environmentId', 'subjectId'])
export class ReturnAddress extends ScopedEntity {
  /** Id of the intent that created the object at Nomod. */
  @Column({ type: 'text' })
  subjectId: string;

  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  invoiceId: string;

  /** Null when the address belongs to an invoice instead of a link. */
  @Column({ type: 'text', nullable: true })
  paymentId: string | null;

  @TimeColumn()
  createdAt: Date;

  /** When a payer first returned. */
  @TimeColumn({ nullable: true })
  returnedAt: Date | null = null;
}
