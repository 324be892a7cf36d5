import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** The page that a payer returns to from one link or invoice at Nomod. Its id is the random part of the address. */
@Entity({ name: 'return_addresses' })
@Index('return_addresses_subject', ['tenantId', 'environmentId', 'subjectId'])
export class ReturnAddress extends ScopedEntity {
  /** The intent that made the object at Nomod. */
  @Column({ type: 'text' })
  subjectId: string;

  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  invoiceId: string;

  /** Null when the address was given to an invoice, not to a link. */
  @Column({ type: 'text', nullable: true })
  paymentId: string | null;

  @TimeColumn()
  createdAt: Date;

  /** When a payer came back for the first time. */
  @TimeColumn({ nullable: true })
  returnedAt: Date | null = null;
}
