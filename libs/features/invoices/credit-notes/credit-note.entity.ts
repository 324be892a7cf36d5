import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';

/** Reduces the amount due of an invoice. Never changed, never deleted. */
@Entity({ name: 'credit_notes' })
@Index('credit_notes_number', ['tenantId', 'environmentId', 'number'], { unique: true })
@Index('credit_notes_invoice', ['tenantId', 'environmentId', 'invoiceId', 'id'])
@Check('credit_notes_amount', 'amount_minor > 0')
export class CreditNote extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'text' })
  currency: string;

  @MinorColumn()
  amountMinor: bigint;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text' })
  createdBy: string;

  @TimeColumn()
  createdAt: Date;
}
