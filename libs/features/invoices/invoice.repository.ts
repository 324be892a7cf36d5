import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { InvoiceLine } from './invoice-line.entity';
import { Invoice } from './invoice.entity';

export interface BilledCustomer {
  readonly id: string;
  readonly name: string | null;
}

@Injectable()
export class InvoiceRepository extends ScopedRepository<Invoice> {
  constructor(database: Database) {
    super(database, Invoice);
  }

  insertWithLines(invoice: Invoice): void {
    this.insert(invoice);
    this.insertInto(InvoiceLine, invoice.lines);
  }

  /** Replaces the stored lines with the invoice's present lines. */
  async replaceLines(invoice: Invoice): Promise<void> {
    await this.manager.delete(InvoiceLine, { ...this.database.scope, invoiceId: invoice.id });
    this.insertInto(InvoiceLine, invoice.lines);
  }

  async find(id: string): Promise<Invoice | null> {
    return withLines(await Promise.all([this.findById(id), this.linesOf(id)]));
  }

  /**
   * Holds the lock on the invoice's row until the unit of work ends. The lock serializes everything that books on it.
   */
  async lock(id: string): Promise<Invoice | null> {
    return withLines(await Promise.all([this.lockById(id), this.linesOf(id)]));
  }

  async findByPageKey(pageKey: string): Promise<Invoice | null> {
    return this.withItsLines(await this.rowWhere({ pageKey }));
  }

  async findByNumber(number: string): Promise<Invoice | null> {
    return this.withItsLines(await this.rowWhere({ number }));
  }

  async findOwedIds(customerId: string, most: number): Promise<string[]> {
    const rows = await this.query('invoice')
      .select('invoice.id', 'id')
      .andWhere(`invoice.customerId = :customerId and invoice.status = 'finalized'`, { customerId })
      .andWhere('invoice.amountRemainingMinor > 0')
      .orderBy('invoice.id', 'DESC')
      .limit(most)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Ids of finalized invoices with a remaining amount, after the given id, ordered by id. */
  async findOpenIds(after: string | null, most: number): Promise<string[]> {
    const rows = await this.query('invoice')
      .select('invoice.id', 'id')
      .andWhere(`invoice.id > :after and invoice.status = 'finalized'`, { after: after ?? '' })
      .andWhere('invoice.amountRemainingMinor > 0')
      .orderBy('invoice.id')
      .limit(most)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Numbers by invoice id; null for a draft. */
  async findNumbers(ids: readonly string[]): Promise<Map<string, string | null>> {
    const invoices = await this.rowsWhere({ id: [...new Set(ids)] });
    return new Map(invoices.map(({ id, number }) => [id, number]));
  }

  /** The billed customers by invoice id. */
  async findBilled(ids: readonly string[]): Promise<Map<string, BilledCustomer>> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ invoice_id: string; id: string; name: string | null }[]>(
      `select i.id as invoice_id, i.customer_id as id, c.name from invoices i left join customers c
         on c.tenant_id = i.tenant_id and c.environment_id = i.environment_id and c.id = i.customer_id
       where i.tenant_id = $1 and i.environment_id = $2 and i.id = any($3)`,
      [tenantId, environmentId, [...new Set(ids)]],
    );
    return new Map(rows.map(({ invoice_id, id, name }) => [invoice_id, { id, name }]));
  }

  /**
   * Assigns the next number of a series. The series is the month, prefixed with `CN-` for credit notes. Other callers
   * wait until this unit of work ends, so that no number is skipped.
   */
  async nextNumber(series: string): Promise<number> {
    return this.batch(`number ${series}`, undefined, async ({ length: count }) => {
      const { tenantId, environmentId } = this.database.scope;
      const [row] = await this.manager.query<{ last: number }[]>(
        `insert into invoice_number_counters as counter (tenant_id, environment_id, id, last) values ($1, $2, $3, $4)
         on conflict (tenant_id, environment_id, id) do update set last = counter.last + $4
         returning last`,
        [tenantId, environmentId, series, count],
      );
      if (!row) throw new Error('The invoice number counter gave no number');
      return Array.from({ length: count }, (_, index) => row.last - count + 1 + index);
    });
  }

  /**
   * Continues the numbers of a series after `upTo`, or skips `more` numbers.
   * @returns the last skipped or assigned number, and the count of numbers skipped by this call
   */
  async leaveNumbersOut(
    series: string,
    { upTo = 0, more = 0 }: { upTo?: number; more?: number },
  ): Promise<{ last: number; count: number }> {
    const { tenantId, environmentId } = this.database.scope;
    const key = [tenantId, environmentId, series];
    await this.manager.query(
      `insert into invoice_number_counters (tenant_id, environment_id, id, last) values ($1, $2, $3, 0)
       on conflict (tenant_id, environment_id, id) do nothing`,
      key,
    );
    const counter = 'from invoice_number_counters where tenant_id = $1 and environment_id = $2 and id = $3';
    const [before] = await this.manager.query<{ last: number }[]>(`select last ${counter} for update`, key);
    if (!before) throw new Error('The invoice number counter is gone');
    const last = Math.max(before.last + more, upTo);
    const count = last - before.last;
    await this.manager.query(
      `update invoice_number_counters set last = $4, left_out = left_out + $5
       where tenant_id = $1 and environment_id = $2 and id = $3`,
      [...key, last, count],
    );
    return { last, count };
  }

  private async withItsLines(invoice: Invoice | null): Promise<Invoice | null> {
    return invoice && withLines([invoice, await this.linesOf(invoice.id)]);
  }

  private async linesOf(invoiceId: string): Promise<InvoiceLine[]> {
    return this.batch('lines', invoiceId, async (ids) => {
      const ofInvoices = new Map(ids.map((id) => [id, [] as InvoiceLine[]]));
      const lines = await this.rowsOf(InvoiceLine, { invoiceId: ids }, { order: 'position' });
      for (const line of lines) ofInvoices.get(line.invoiceId)?.push(line);
      return ids.map((id) => ofInvoices.get(id) ?? []);
    });
  }
}

function withLines([invoice, lines]: readonly [Invoice | null, InvoiceLine[]]): Invoice | null {
  return invoice && Object.assign(invoice, { lines });
}
