import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import type { SyncState } from '@remit/invoices';
import type { Money } from '@remit/money';
import { ChargeClaim } from './watch/charge-claim.entity';
import { FormerNomodInvoice } from './push/former-invoice.entity';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';

/** Maximum number of closed invoices, newest first, that are compared with a charge. */
const MOST_CLOSED = 100;

/** Interest in changes of an invoice: it is synced with Nomod, or to be synced. */
export const SYNCED_INVOICE = 'synced_invoice';

@Injectable()
export class InvoiceSyncRepository extends ScopedRepository<InvoiceSyncRecord> {
  constructor(
    database: Database,
    private readonly bus: EventBus,
  ) {
    super(database, InvoiceSyncRecord);
  }

  /**
   * Decides once whether an invoice is synced, and returns the decision, locked. The caller holds the invoice's lock:
   * changes committed earlier are not delivered.
   */
  async decide(first: InvoiceSyncRecord): Promise<InvoiceSyncRecord> {
    const record = await this.lockOrInsert(first);
    if (record.state !== 'off') this.noteInterest(record);
    return record;
  }

  save(record: InvoiceSyncRecord): void {
    record.updatedAt = new Date();
    this.update(record);
  }

  /**
   * Restarts the push of an invoice. Keeps a record of its previous Nomod invoice, because a payer may have paid it.
   */
  startAnew(record: InvoiceSyncRecord, owed: Money): void {
    const { nomodInvoiceId, nomodCustomerId, lastChargeId, id, currency, amountMinor, madeAt } = record;
    if (nomodInvoiceId !== null && nomodCustomerId !== null) {
      const former = { id: nomodInvoiceId, invoiceId: id, nomodCustomerId, currency, amountMinor, madeAt };
      this.insertUnlessKnown(FormerNomodInvoice, [Object.assign(new FormerNomodInvoice(), former)]);
    }
    // The charge taken on it pays no other invoice.
    if (nomodInvoiceId !== null && lastChargeId !== null) {
      const claim = { id: lastChargeId, invoiceId: id, nomodInvoiceId, claimedAt: new Date() };
      this.insertUnlessKnown(ChargeClaim, [Object.assign(new ChargeClaim(), claim)]);
    }
    record.restart(owed);
    this.noteInterest(record);
    this.save(record);
  }

  private noteInterest({ id }: InvoiceSyncRecord): void {
    this.bus.interest(SYNCED_INVOICE, { invoiceId: id, because: id }, true);
  }

  async statesOf(invoiceIds: readonly string[]): Promise<Map<string, SyncState>> {
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { id: true, state: true },
      where: this.where({ id: In([...invoiceIds]) }),
    });
    return new Map(records.map(({ id, state }) => [id, state]));
  }

  /** Returns those of the given charges that are known to have paid one of our invoices. */
  async claimedCharges(chargeIds: string[]): Promise<Set<string>> {
    if (chargeIds.length === 0) return new Set();
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { lastChargeId: true },
      where: this.where({ lastChargeId: In(chargeIds) }),
    });
    return new Set(records.map((record) => record.lastChargeId).filter((id) => id !== null));
  }

  /** A Nomod customer's invoices that can be paid or were paid there and whose charge is not known, oldest first. */
  async findUnexplained(nomodCustomerId: string): Promise<InvoiceSyncRecord[]> {
    const records = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({ nomodCustomerId, nomodInvoiceId: Not(IsNull()), lastChargeId: IsNull() }),
      order: { id: 'asc' },
    });
    return records.filter((record) => record.nomodInvoiceStatus !== 'cancelled');
  }

  /**
   * Invoices pushed through a connection that can be paid at Nomod, or that were paid by a charge not yet known,
   * oldest first.
   */
  async findUnended(connectionId: string): Promise<InvoiceSyncRecord[]> {
    const records = await this.manager.find(InvoiceSyncRecord, {
      where: this.where({
        connectionId,
        state: In(['syncing', 'synced'] satisfies SyncState[]),
        lastChargeId: IsNull(),
      }),
      order: { id: 'asc' },
    });
    return records.filter(({ state, isUnended }) => state === 'syncing' || isUnended);
  }

  /** A Nomod customer's invoices that a known charge paid, or that were cancelled there, newest first. */
  async findClosed(nomodCustomerId: string): Promise<InvoiceSyncRecord[]> {
    const ofCustomer = { nomodCustomerId, nomodInvoiceId: Not(IsNull()) };
    return this.manager.find(InvoiceSyncRecord, {
      where: [
        this.where({ ...ofCustomer, lastChargeId: Not(IsNull()) }),
        this.where({ ...ofCustomer, nomodInvoiceStatus: 'cancelled' }),
      ],
      order: { id: 'desc' },
      take: MOST_CLOSED,
    });
  }

  /** A Nomod customer's invoices that were replaced by another Nomod invoice. */
  async findFormer(nomodCustomerId: string): Promise<FormerNomodInvoice[]> {
    return this.rowsOf(FormerNomodInvoice, { nomodCustomerId });
  }

  /** Nomod id of the customer billed by one of our Nomod invoices, replaced or not; null when it is not known. */
  async customerBilledBy(page: { invoiceId: string; nomodInvoiceId: string }): Promise<string | null> {
    const sync = await this.findById(page.invoiceId);
    if (sync?.nomodInvoiceId === page.nomodInvoiceId) return sync.nomodCustomerId;
    const [former] = await this.rowsOf(FormerNomodInvoice, { id: page.nomodInvoiceId });
    return former?.nomodCustomerId ?? null;
  }

  /** Invoices whose id, reference or code at Nomod is one of these, or whose URL has one of these fingerprints. */
  async findIdsNamed(
    { spellings, urls }: { spellings: readonly string[]; urls: readonly string[] },
    most: number,
  ): Promise<string[]> {
    const query = this.query('sync').select('sync.id', 'id').limit(most);
    const names = ['nomodInvoiceId', 'nomodReferenceId', 'nomodInvoiceCode'].map(
      (column) => `sync.${column} = any(:spellings)`,
    );
    const isUrl = `(sync.urlFingerprint = any(:urls) and sync.urlFingerprint <> '')`;
    query.andWhere(`(${[...names, ...(urls.length > 0 ? [isUrl] : [])].join(' or ')})`, { spellings, urls });
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  /** Whether we ever billed this Nomod customer. */
  async hasBilled(nomodCustomerId: string): Promise<boolean> {
    return this.manager.exists(InvoiceSyncRecord, { where: this.where({ nomodCustomerId }) });
  }

  /** Returns those of the given Nomod invoices that are ours. */
  async knownNomodInvoices(nomodInvoiceIds: string[]): Promise<Set<string>> {
    if (nomodInvoiceIds.length === 0) return new Set();
    const records = await this.manager.find(InvoiceSyncRecord, {
      select: { nomodInvoiceId: true },
      where: this.where({ nomodInvoiceId: In(nomodInvoiceIds) }),
    });
    return new Set(records.map((record) => record.nomodInvoiceId).filter((id) => id !== null));
  }
}
