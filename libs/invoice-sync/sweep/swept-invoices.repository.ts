import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In, IsNull, MoreThan } from 'typeorm';
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

  /** Invoices that can be paid at Nomod, or were by a charge that is searched for, from the given one on, and the newest ones. */
  async unended(
    estate: readonly string[],
    { after, most, newest }: { after: string | null; most: number; newest: number },
  ): Promise<{ records: InvoiceSyncRecord[]; last: string | null }> {
    const wanted = { state: 'synced' as const, lastChargeId: IsNull(), connectionId: In([...estate]) };
    const next = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({ ...wanted, ...(after !== null && { id: MoreThan(after) }) }),
      order: { id: 'asc' },
      take: most,
    });
    const young =
      newest === 0
        ? []
        : await this.manager.find(InvoiceSyncRecord, {
            where: this.where(wanted),
            order: { id: 'desc' },
            take: newest,
          });
    const records = [...new Map([...young, ...next].map((record) => [record.id, record])).values()];
    return {
      records: records.filter((sync) => sync.isOpen || (sync.nomodInvoiceStatus === 'paid' && !sync.chargeSearchEnded)),
      last: next.length < most ? null : (next.at(-1)?.id ?? null),
    };
  }
}
