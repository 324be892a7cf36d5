import { Injectable } from '@nestjs/common';
import { Database, type Round, type RoundOf, ScopedRepository } from '@remit/database';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { CLOSED_STATUSES } from '../next-step';

/** Pushed, and the charge that paid is not known. */
const UNEXPLAINED = { state: 'synced', lastChargeId: IsNull() } as const;

/** The pushed invoices that a sweep reads. Needs a unit of work. */
@Injectable()
export class SweptInvoices extends ScopedRepository<InvoiceSyncRecord> {
  constructor(database: Database) {
    super(database, InvoiceSyncRecord);
  }

  /** Those of the given Nomod invoices that are ours and open as far as we know. */
  async openAmong(nomodInvoiceIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    return nomodInvoiceIds.length === 0 ? [] : this.open({ nomodInvoiceId: In([...nomodInvoiceIds]) });
  }

  /** Open invoices of these customers of Nomod's, oldest first. */
  async openOf(nomodCustomerIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    return nomodCustomerIds.length === 0 ? [] : this.open({ nomodCustomerId: In([...nomodCustomerIds]) });
  }

  /** Whether any can be paid by its own page, as far as is known. */
  async hasOpen(estate: readonly string[]): Promise<boolean> {
    const open = { ...UNEXPLAINED, nomodInvoiceStatus: Not(In(CLOSED_STATUSES)), connectionId: In([...estate]) };
    return this.manager.exists(InvoiceSyncRecord, { where: this.where(open) });
  }

  /** Invoices that can be paid at Nomod, or were by a charge that is searched for. */
  async unended(estate: readonly string[], round: Round): Promise<RoundOf<InvoiceSyncRecord>> {
    const { rows, last } = await this.round({ ...UNEXPLAINED, connectionId: In([...estate]) }, round);
    return { rows: rows.filter(({ isUnended }) => isUnended), last };
  }

  private async open(which: FindOptionsWhere<InvoiceSyncRecord>): Promise<InvoiceSyncRecord[]> {
    const where = this.where({ ...UNEXPLAINED, ...which });
    const records = await this.manager.find(InvoiceSyncRecord, { where, order: { id: 'asc' } });
    return records.filter(({ isOpen }) => isOpen);
  }
}
