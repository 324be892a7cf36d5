import { Injectable } from '@nestjs/common';
import {
  Database,
  type PageRequest,
  partIn,
  ScopedRepository,
  type Search,
  searchPage,
  type TextSearch,
} from '@remit/database';
import { InvoiceLine } from './invoice-line.entity';
import { Invoice } from './invoice.entity';
import type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';
import { SyncStatesRegistry, type SyncStateWord } from './sync-states-registry';

/** Conditions of a list. Conditions are ANDed, values within one are ORed. */
export interface InvoiceFilter {
  readonly ids?: readonly string[];
  readonly customerId?: string;
  readonly statuses?: readonly InvoiceStatus[];
  readonly paymentStatuses?: readonly InvoicePaymentStatus[];
  readonly syncStates?: readonly SyncStateWord[];
  readonly currency?: string;
  /** Part of the invoice number, in any letter case. */
  readonly search?: string;
  /** In addition to `search`, invoices of these customers match as well. */
  readonly orOfCustomers?: readonly string[];
  readonly billingReason?: string;
  /** Inclusive bounds of the billing period. */
  readonly periodStart?: TimeBounds;
  readonly periodEnd?: TimeBounds;
  /** Returns invoices without their lines. */
  readonly withoutLines?: boolean;
  /** True when a condition matches no invoice at all. */
  readonly matchesNone?: boolean;
}

export interface TimeBounds {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Maximum number of lines on a page of invoices. One invoice alone may have as many, so a page of 1,000 invoices
 * could otherwise have a million.
 */
const MOST_LINES = 1_000;

const NUMBERS: TextSearch = { by: 'invoices_like', id: 'invoice.id', columns: ['invoice.number'] };

@Injectable()
export class InvoiceRepository extends ScopedRepository<Invoice> {
  constructor(
    database: Database,
    private readonly syncStates: SyncStatesRegistry,
  ) {
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

  /**
   * Returns one row more than the page holds when there are more, the total count, and the page size. The page size
   * is smaller than requested when the invoices have too many lines.
   */
  async list(filter: InvoiceFilter, page: PageRequest, search?: Search): Promise<[Invoice[], number, number]> {
    const query = this.query('invoice');
    if (filter.ids) query.andWhere('invoice.id = any(:ids)', { ids: filter.ids });
    if (filter.customerId) query.andWhere('invoice.customerId = :customerId', { customerId: filter.customerId });
    if (filter.statuses) query.andWhere('invoice.status = any(:statuses)', { statuses: filter.statuses });
    if (filter.paymentStatuses) {
      query.andWhere('invoice.paymentStatus = any(:paymentStatuses)', { paymentStatuses: filter.paymentStatuses });
    }
    if (filter.syncStates) {
      query.andWhere(this.syncStates.condition('invoice', filter.syncStates), { syncStates: filter.syncStates });
    }
    if (filter.matchesNone) query.andWhere('false');
    if (filter.billingReason) {
      query.andWhere('lower(invoice.billingReason) = lower(:billingReason)', { billingReason: filter.billingReason });
    }
    if (filter.currency) query.andWhere('invoice.currency = :currency', { currency: filter.currency });
    if (filter.search) {
      const ofCustomers = { column: 'invoice.customerId', values: filter.orOfCustomers ?? [] };
      const { sql, parameters } = await partIn(this.manager, NUMBERS, filter.search, ofCustomers);
      query.andWhere(sql, parameters);
    }
    for (const column of ['periodStart', 'periodEnd'] as const) {
      const { from, to } = filter[column] ?? {};
      if (from) query.andWhere(`invoice.${column} >= :${column}From`, { [`${column}From`]: from });
      if (to) query.andWhere(`invoice.${column} <= :${column}To`, { [`${column}To`]: to });
    }
    const [invoices, total] = await searchPage(this.manager, query, page, search);
    if (filter.withoutLines) return [withThese(invoices, []), total, page.limit];
    const asked = invoices.slice(0, page.limit);
    const shown = await this.upToMostLines(asked);
    const lines = await this.rowsOf(InvoiceLine, { invoiceId: idsOf(shown) });
    const rows = withThese(invoices.slice(0, shown.length + 1), lines);
    return [rows, total, shown.length < asked.length ? shown.length : page.limit];
  }

  /**
   * The first invoices that together have at most `MOST_LINES` lines; at least one. The last position, found by the
   * index, gives the number of lines of an invoice.
   */
  private async upToMostLines(invoices: Invoice[]): Promise<Invoice[]> {
    if (invoices.length <= 1) return invoices;
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ lines: number | null }[]>(
      `select (
         select max(line.position) + 1 from invoice_lines line
         where line.tenant_id = $1 and line.environment_id = $2 and line.invoice_id = page.id
       ) as lines
       from unnest($3::text[]) with ordinality as page (id, place)
       order by page.place`,
      [tenantId, environmentId, idsOf(invoices)],
    );
    let lines = 0;
    const end = rows.findIndex((row, index) => (lines += row.lines ?? 0) > MOST_LINES && index > 0);
    return end === -1 ? invoices : invoices.slice(0, end);
  }

  /**
   * Ids of the newest invoices of these customers, and of the newest whose number contains the text, in any letter
   * case.
   */
  async findIdsMatching(
    { numberPart, customerIds }: { numberPart: string; customerIds: readonly string[] },
    most: number,
  ): Promise<string[]> {
    const newest = () => this.query('invoice').select('invoice.id', 'id').orderBy('invoice.id', 'DESC').limit(most);
    const numbered = await partIn(this.manager, NUMBERS, numberPart);
    const rows = await Promise.all([
      newest().andWhere('invoice.customerId = any(:customerIds)', { customerIds }).getRawMany<{ id: string }>(),
      newest().andWhere(numbered.sql, numbered.parameters).getRawMany<{ id: string }>(),
    ]);
    return [...new Set(rows.flat().map(({ id }) => id))];
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

  /** Customer ids by invoice id. */
  async findCustomerIds(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.query('invoice')
      .select(['invoice.id as id', 'invoice.customerId as "customerId"'])
      .andWhere('invoice.id = any(:ids)', { ids })
      .getRawMany<{ id: string; customerId: string }>();
    return new Map(rows.map(({ id, customerId }) => [id, customerId]));
  }

  /**
   * Assigns the next number of a series. The series is the month, prefixed with `CN-` for credit notes. Other callers
   * wait until this unit of work ends, so that no number is skipped.
   */
  async nextNumber(series: string): Promise<number> {
    const { tenantId, environmentId } = this.database.scope;
    const [row] = await this.manager.query<{ last: number }[]>(
      `insert into invoice_number_counters as counter (tenant_id, environment_id, id, last) values ($1, $2, $3, 1)
       on conflict (tenant_id, environment_id, id) do update set last = counter.last + 1
       returning last`,
      [tenantId, environmentId, series],
    );
    if (!row) throw new Error('The invoice number counter gave no number');
    return row.last;
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
    return this.gather('lines', invoiceId, async (ids) => {
      const ofInvoices = new Map(ids.map((id) => [id, [] as InvoiceLine[]]));
      const lines = await this.rowsOf(InvoiceLine, { invoiceId: ids }, { order: 'position' });
      for (const line of lines) ofInvoices.get(line.invoiceId)?.push(line);
      return ids.map((id) => ofInvoices.get(id) ?? []);
    });
  }
}

const idsOf = (invoices: readonly Invoice[]): string[] => invoices.map(({ id }) => id);

/** Assigns the lines to their invoices. */
function withThese(invoices: Invoice[], lines: readonly InvoiceLine[]): Invoice[] {
  const own = new Map(invoices.map(({ id }) => [id, [] as InvoiceLine[]]));
  for (const line of lines) own.get(line.invoiceId)?.push(line);
  for (const invoice of invoices) invoice.lines = (own.get(invoice.id) ?? []).sort((a, b) => a.position - b.position);
  return invoices;
}

function withLines([invoice, lines]: readonly [Invoice | null, InvoiceLine[]]): Invoice | null {
  return invoice && Object.assign(invoice, { lines });
}
