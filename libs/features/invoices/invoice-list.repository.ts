import { Injectable } from '@nestjs/common';
import {
  type CurrencySums,
  Database,
  type PageRequest,
  partIn,
  ScopedRepository,
  type Search,
  searchPage,
  sumsByCurrency,
  type TextSearch,
} from '@remit/database';
import { type SearchedAmount, searchedAmountSql } from '@remit/money';
import type { SelectQueryBuilder } from 'typeorm';
import { InvoiceLine } from './invoice-line.entity';
import { Invoice } from './invoice.entity';
import type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';
import { SyncStatesRegistry, type SyncStateWord } from './sync-states-registry';

/**
 * SQL for the ids of all invoices of the customer bound to `:ofCustomer`. For queries of other features, which bind
 * `:tenantId` and `:environmentId`. It is an array instead of a subquery, so that PostgreSQL always starts at the few
 * invoices, for any estimate of their rows.
 */
export const INVOICES_OF_CUSTOMER = `array(
  select i.id from invoices i
  where i.tenant_id = :tenantId and i.environment_id = :environmentId and i.customer_id = :ofCustomer)`;

/** Conditions of a list. Conditions are ANDed, values within one are ORed. */
export interface InvoiceFilter {
  readonly ids?: readonly string[];
  readonly customerId?: string;
  readonly statuses?: readonly InvoiceStatus[];
  readonly paymentStatuses?: readonly InvoicePaymentStatus[];
  readonly syncStates?: readonly SyncStateWord[];
  readonly currency?: string;
  /** One match is enough. */
  readonly matches?: InvoiceMatches;
  readonly billingReason?: string;
  /** Inclusive bounds of the billing period. */
  readonly periodStart?: TimeBounds;
  readonly periodEnd?: TimeBounds;
  /** Returns invoices without their lines. */
  readonly withoutLines?: boolean;
  /** True when a condition matches no invoice at all. */
  readonly matchesNone?: boolean;
}

/** Possible meanings of a search text. */
export interface InvoiceMatches {
  /** Part of the number or of the description, in any letter case. */
  readonly part: string;
  readonly ids: readonly string[];
  readonly customerIds: readonly string[];
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

const TEXTS: TextSearch = {
  by: 'invoices_like',
  id: 'invoice.id',
  columns: ['invoice.number', 'invoice.description'],
};

/** SQL for invoices that ask the searched amount, or still ask it after a part was paid. */
const asks = (amount: SearchedAmount): string =>
  [
    `(${searchedAmountSql(amount, 'invoice.totalMinor', 'invoice.currency')} or (`,
    'invoice.amountRemainingMinor > 0 and invoice.amountRemainingMinor <> invoice.totalMinor and ',
    `${searchedAmountSql(amount, 'invoice.amountRemainingMinor', 'invoice.currency')}))`,
  ].join('');

/** Lists and searches of invoices. */
@Injectable()
export class InvoiceListRepository extends ScopedRepository<Invoice> {
  constructor(
    database: Database,
    private readonly syncStates: SyncStatesRegistry,
  ) {
    super(database, Invoice);
  }

  /**
   * Returns one row more than the page holds when there are more, the total count, and the page size. The page size
   * is smaller than requested when the invoices have too many lines.
   */
  async list(filter: InvoiceFilter, page: PageRequest, search?: Search): Promise<[Invoice[], number, number]> {
    const query = await this.filtered(filter);
    const [invoices, total] = await searchPage(this.manager, query, page, search);
    if (filter.withoutLines) return [withThese(invoices, []), total, page.limit];
    const asked = invoices.slice(0, page.limit);
    const shown = await this.upToMostLines(asked);
    const lines = await this.rowsOf(InvoiceLine, { invoiceId: idsOf(shown) });
    const rows = withThese(invoices.slice(0, shown.length + 1), lines);
    return [rows, total, shown.length < asked.length ? shown.length : page.limit];
  }

  /** Sums by currency; undefined when too many match. */
  async totals(filter: InvoiceFilter, search: Search): Promise<CurrencySums[] | undefined> {
    const columns = {
      total: 'invoice.totalMinor',
      due: 'invoice.amountDueMinor',
      paid: 'invoice.amountPaidMinor',
      remaining: 'invoice.amountRemainingMinor',
    };
    return sumsByCurrency(this.manager, await this.filtered(filter), columns, search);
  }

  private async filtered(filter: InvoiceFilter): Promise<SelectQueryBuilder<Invoice>> {
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
    if (filter.matches) {
      const { part, ids, customerIds } = filter.matches;
      const or = { ids, values: { column: 'invoice.customerId', of: customerIds } };
      const { sql, parameters } = await partIn(this.manager, TEXTS, part, or);
      query.andWhere(sql, parameters);
    }
    for (const column of ['periodStart', 'periodEnd'] as const) {
      const { from, to } = filter[column] ?? {};
      if (from) query.andWhere(`invoice.${column} >= :${column}From`, { [`${column}From`]: from });
      if (to) query.andWhere(`invoice.${column} <= :${column}To`, { [`${column}To`]: to });
    }
    return query;
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

  /** Ids of the newest invoices that match the customers, and of the newest that match in another way. */
  async findIdsMatching({ part, ids, customerIds }: InvoiceMatches, most: number): Promise<string[]> {
    const newest = () => this.query('invoice').select('invoice.id', 'id').orderBy('invoice.id', 'DESC').limit(most);
    const { sql, parameters } = await partIn(this.manager, TEXTS, part, { ids });
    const rows = await Promise.all([
      newest().andWhere('invoice.customerId = any(:customerIds)', { customerIds }).getRawMany<{ id: string }>(),
      newest().andWhere(sql, parameters).getRawMany<{ id: string }>(),
    ]);
    return [...new Set(rows.flat().map(({ id }) => id))];
  }

  /** Ids of the invoices that were created with one of these idempotency keys in their body, by the key. */
  async findIdsByKeys(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.rowsWhere({ idempotencyKey: [...new Set(keys)] });
    return new Map(rows.map(({ idempotencyKey, id }) => [idempotencyKey ?? '', id]));
  }

  /** Ids of the newest invoices that ask this amount, in total or for their rest. */
  async findIdsAsking(amount: SearchedAmount, most: number): Promise<string[]> {
    const rows = await this.query('invoice')
      .select('invoice.id', 'id')
      .andWhere(asks(amount), amount)
      .orderBy('invoice.id', 'DESC')
      .limit(most)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
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
