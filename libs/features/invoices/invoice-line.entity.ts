import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Invoice } from './invoice.entity';

/** One line of a bill. Its amount is the line's total and is never multiplied by the quantity again. */
@Entity({ name: 'invoice_lines' })
@Index('invoice_lines_position', ['tenantId', 'environmentId', 'invoiceId', 'position'], { unique: true })
@Check('invoice_lines_amount', 'amount_minor >= 0')
export class InvoiceLine extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  @ManyToOne(() => Invoice)
  @JoinColumn([
    { name: 'tenant_id', referencedColumnName: 'tenantId' },
    { name: 'environment_id', referencedColumnName: 'environmentId' },
    { name: 'invoice_id', referencedColumnName: 'id' },
  ])
  invoice?: Invoice;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  displayName: string;

  /** Decimal text, as stated on the bill. */
  @Column({ type: 'text' })
  quantity: string;

  /** Exact decimal text, which may have more digits than the currency; null when only the line's total is known. */
  @Column({ type: 'text', nullable: true })
  unitPrice: string | null = null;

  @MinorColumn()
  amountMinor: bigint;

  /** Per cent, as exact decimal text; null when the line states no tax. */
  @Column({ type: 'text', nullable: true })
  taxRate: string | null = null;

  @Column({ type: 'jsonb' })
  metadata: Record<string, string>;

  @TimeColumn({ nullable: true })
  periodStart: Date | null;

  @TimeColumn({ nullable: true })
  periodEnd: Date | null;

  @TimeColumn()
  createdAt: Date;
}
