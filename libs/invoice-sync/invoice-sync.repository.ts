import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { SyncState } from '@remit/invoices';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';

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

  /** Synced invoices that ask this amount of this customer and whose charge is not known yet, oldest first. */
  async findAsking(asked: {
    connectionId: string;
    nomodCustomerId: string;
    currency: string;
    amountMinor: bigint;
  }): Promise<InvoiceSyncRecord[]> {
    return this.manager.find(InvoiceSyncRecord, {
      where: this.where({ ...asked, state: 'synced', lastChargeId: IsNull() }),
      order: { id: 'asc' },
    });
  }
}
