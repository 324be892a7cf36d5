import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** The invoice that a charge paid, under Nomod's id of the charge. The charge can pay no other invoice. */
@Entity({ name: 'invoice_charge_claims' })
@Index('invoice_charge_claims_nomod_invoice', ['tenantId', 'environmentId', 'nomodInvoiceId'])
export class ChargeClaim extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  /** Empty when a person matched the charge, and nobody knows whether it was taken on the Nomod invoice. */
  @Column({ type: 'text' })
  nomodInvoiceId: string;

  @TimeColumn()
  claimedAt: Date;

  get isByHand(): boolean {
    return this.nomodInvoiceId === '';
  }
}
