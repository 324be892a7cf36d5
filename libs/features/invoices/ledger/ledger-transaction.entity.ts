import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { PostingKind } from './postings';

/** One booked fact. Never changed, never deleted: the application role may only read and insert. */
@Entity({ name: 'ledger_transactions' })
@Index('ledger_transactions_source', ['tenantId', 'environmentId', 'sourceKey'], { unique: true })
@Index('ledger_transactions_invoice', ['tenantId', 'environmentId', 'invoiceId'])
@Index('ledger_transactions_payment', ['tenantId', 'environmentId', 'paymentId'])
@Index('ledger_transactions_occurred', { synchronize: false })
@Check(
  'ledger_transactions_kind',
  `kind in ('invoice_finalized', 'invoice_adjusted', 'invoice_voided', 'payment', 'refund', 'invoice_credited')`,
)
export class LedgerTransaction extends ScopedEntity {
  @Column({ type: 'text' })
  kind: PostingKind;

  @Column({ type: 'text' })
  sourceKey: string;

  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text', nullable: true })
  paymentId: string | null;

  @Column({ type: 'text', nullable: true })
  chargeId: string | null;

  @Column({ type: 'text' })
  currency: string;

  /** When it happened. */
  @TimeColumn()
  occurredAt: Date;

  /** When it was booked. */
  @TimeColumn()
  createdAt: Date;

  /** Sum of the entries that move money: debits positive. */
  @MinorColumn({ default: 0 })
  movedMinor: bigint;

  /** Change of what the customer owes. */
  @MinorColumn({ default: 0 })
  owedMinor: bigint;
}
