import { Injectable } from '@nestjs/common';
import { Database, type Round, type RoundOf, ScopedRepository } from '@remit/database';
import { In, IsNull } from 'typeorm';
import { InvoiceSyncRecord } from '../invoice-sync-record.entity';

/** The pushed invoices that a sweep reads. Needs a unit of work. */
@Injectable()
export class SweptInvoices extends ScopedRepository<InvoiceSyncRecord> {
  constructor(database: Database) {
    super(database, InvoiceSyncRecord);
  }

  /** Those of the given Nomod invoices that are ours and open as far as we know. */
  async openAmong(nomodInvoiceIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    if (nomodInvoiceIds.length === 0) return [];
    const records = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({ nomodInvoiceId: In([...nomodInvoiceIds]), state: 'synced', lastChargeId: IsNull() }),
    });
    return records.filter(({ isOpen }) => isOpen);
  }

  /** Open invoices of these customers of Nomod's, oldest first. */
  async openOf(nomodCustomerIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    if (nomodCustomerIds.length === 0) return [];
    const records = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({ nomodCustomerId: In([...nomodCustomerIds]), state: 'synced', lastChargeId: IsNull() }),
      order: { id: 'asc' },
    });
    return records.filter(({ isOpen }) => isOpen);
  }

  /** Invoices that can be paid at Nomod, or were by a charge that is searched for. */
  async unended(estate: readonly string[], round: Round): Promise<RoundOf<InvoiceSyncRecord>> {
    const wanted = { state: 'synced', lastChargeId: IsNull(), connectionId: In([...estate]) } as const;
    const { rows, last } = await this.round(wanted, round);
    const isUnended = (sync: InvoiceSyncRecord) =>
      sync.isOpen || (sync.nomodInvoiceStatus === 'paid' && !sync.chargeSearchEnded);
    return { rows: rows.filter(isUnended), last };
  }
}
