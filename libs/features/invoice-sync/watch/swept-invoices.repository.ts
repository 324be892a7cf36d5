import { Injectable } from '@nestjs/common';
import { Database, type Round, type RoundOf, ScopedRepository } from '@remit/database';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { CLOSED_STATUSES } from '../rules/next-step';

/** Pushed invoices whose charge is not known. */
const UNEXPLAINED = { state: 'synced', lastChargeId: IsNull() } as const;

/** The page at Nomod can be paid, as far as we know. Same condition as the index `invoice_syncs_open_page`. */
const OPEN_PAGE = `s.state = 'synced' and (s.nomod_invoice_status is null or s.nomod_invoice_status not in ('paid', 'cancelled'))`;

/** The pushed invoices that a sweep reads. Needs a unit of work. */
@Injectable()
export class SweptInvoices extends ScopedRepository<InvoiceSyncRecord> {
  constructor(database: Database) {
    super(database, InvoiceSyncRecord);
  }

  /** Returns those of the given Nomod invoices that are ours and open, as far as we know. */
  async openAmong(nomodInvoiceIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    return nomodInvoiceIds.length === 0 ? [] : this.open({ nomodInvoiceId: In([...nomodInvoiceIds]) });
  }

  /** Open invoices of the given Nomod customers, oldest first. */
  async openOf(nomodCustomerIds: readonly string[]): Promise<InvoiceSyncRecord[]> {
    return nomodCustomerIds.length === 0 ? [] : this.open({ nomodCustomerId: In([...nomodCustomerIds]) });
  }

  /** Whether any invoice can be paid on its own page, as far as we know. */
  async hasOpen(estate: readonly string[]): Promise<boolean> {
    const open = { ...UNEXPLAINED, nomodInvoiceStatus: Not(In(CLOSED_STATUSES)), connectionId: In([...estate]) };
    return this.manager.exists(InvoiceSyncRecord, { where: this.where(open) });
  }

  /**
   * Invoices whose page at Nomod can be paid but is wrong: it asks another amount than is owed, has to be created
   * again, or already took a charge. Those checked longest ago come first.
   */
  async notAsOwed(estate: readonly string[], most: number): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    // Looks up each invoice by its key. For a join, the planner may scan all invoices when the tables were never
    // analyzed.
    const rows = await this.manager.query<{ id: string }[]>(
      `select s.id from invoice_syncs s
       cross join lateral (select * from invoices o
         where o.tenant_id = s.tenant_id and o.environment_id = s.environment_id and o.id = s.id offset 0) i
       where s.tenant_id = $1 and s.environment_id = $2 and s.connection_id = any($3) and ${OPEN_PAGE}
         and (s.next_try_at is null or s.next_try_at <= now())
         and (s.is_unusable or s.is_outdated or s.last_charge_id is not null or i.status <> 'finalized'
           or i.amount_remaining_minor <> s.amount_minor or i.currency <> s.currency)
       order by s.checked_at nulls first limit $4`,
      [tenantId, environmentId, [...estate], most],
    );
    return rows.map(({ id }) => id);
  }

  /** Invoices that can be paid at Nomod, or that were paid by a charge still being searched for. */
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
