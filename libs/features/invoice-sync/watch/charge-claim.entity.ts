import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** The invoice that a charge paid, by Nomod's id of the charge: it can pay no other. */
@Entity({ name: 'invoice_charge_claims' })
@Index('invoice_charge_claims_nomod_invoice', ['tenantId', 'environmentId', 'nomodInvoiceId'])
export class ChargeClaim extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  /** Empty when the charge was not taken on an invoice at Nomod. */
  @Column({ type: 'text' })
  nomodInvoiceId: string;

  @TimeColumn()
  claimedAt: Date;
}
