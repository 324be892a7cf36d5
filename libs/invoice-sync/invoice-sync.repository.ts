import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { SyncState } from '@remit/invoices';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';

const DAY_MS = 86_400_000;

@Injectable()
export class InvoiceSyncRepository extends ScopedRepository<InvoiceSyncRecord> {
  constructor(database: Database) {
    super(database, InvoiceSyncRecord);
  }

  /** Inserts the row unless somebody else just has, and returns whichever it is with its lock held. */
  async lockOrInsert(record: InvoiceSyncRecord): Promise<InvoiceSyncRecord> {
    this.sendInto(InvoiceSyncRecord, [record], { unlessKnown: true });
    const [locked] = await this.lockAll([record.id]);
    if (!locked) throw new Error(`The sync of ${record.id} was not stored`);
    return locked;
  }

  async save(record: InvoiceSyncRecord): Promise<void> {
    record.updatedAt = new Date();
    await this.update(record);
  }

  async statesOf(invoiceIds: readonly string[]): Promise<Map<string, SyncState>> {
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { id: true, state: true },
      where: this.where({ id: In([...invoiceIds]) }),
    });
    return new Map(records.map(({ id, state }) => [id, state]));
  }

  /** Those of the given charges that are known to have paid one of our invoices. */
  async claimedCharges(chargeIds: string[]): Promise<Set<string>> {
    if (chargeIds.length === 0) return new Set();
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { lastChargeId: true },
      where: this.where({ lastChargeId: In(chargeIds) }),
    });
    return new Set(records.map((record) => record.lastChargeId).filter((id) => id !== null));
  }

  /** Invoices at Nomod of one of its customers whose charge is not known, and that can be or were paid there, oldest first. */
  async findUnexplained(nomodCustomerId: string): Promise<InvoiceSyncRecord[]> {
    const records = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({ nomodCustomerId, nomodInvoiceId: Not(IsNull()), lastChargeId: IsNull() }),
      order: { id: 'asc' },
    });
    return records.filter((record) => record.nomodInvoiceStatus !== 'cancelled');
  }

  /** Invoices of one of Nomod's customers whose charge became known within the last day. */
  async settledLately(nomodCustomerId: string): Promise<InvoiceSyncRecord[]> {
    return this.manager.find(InvoiceSyncRecord, {
      where: this.where({
        nomodCustomerId,
        lastChargeId: Not(IsNull()),
        updatedAt: MoreThan(new Date(Date.now() - DAY_MS)),
      }),
      order: { id: 'asc' },
    });
  }

  /** Whether we ever billed this customer of Nomod's. */
  async hasBilled(nomodCustomerId: string): Promise<boolean> {
    return this.manager.exists(InvoiceSyncRecord, { where: this.where({ nomodCustomerId }) });
  }

  /** Those of the given Nomod invoices that are ours. */
  async knownNomodInvoices(nomodInvoiceIds: string[]): Promise<Set<string>> {
    if (nomodInvoiceIds.length === 0) return new Set();
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { nomodInvoiceId: true },
      where: this.where({ nomodInvoiceId: In(nomodInvoiceIds) }),
    });
    return new Set(records.map((record) => record.nomodInvoiceId).filter((id) => id !== null));
  }
}
