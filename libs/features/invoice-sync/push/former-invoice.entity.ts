import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** A Nomod invoice of ours that another one replaced, by Nomod's id. A payer may have paid there all the same. */
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

  /** By Nomod's clock, or a little earlier when Nomod did not tell. */
  @TimeColumn()
  madeAt: Date;
}
