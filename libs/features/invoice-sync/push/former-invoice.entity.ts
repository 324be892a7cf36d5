import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** A Nomod invoice of ours that was replaced by another, under Nomod's id. A payer may still have paid it. */
@Entity({ name: 'former_nomod_invoices' })
@Index('former_nomod_invoices_customer', ['tenantId', 'environmentId', 'nomodCustomerId'])
export class FormerNomodInvoice extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text' })
  nomodCustomerId: string;

  @Column({ type: 'text' })
  currency: string;

  @MinorColumn()
  amountMinor: bigint;

  /** Nomod's clock, or a little earlier than ours when Nomod does not return the time. */
  @TimeColumn()
  madeAt: Date;
}
