import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';

/** What is owed, by the number of days since the due date. Minor units. */
export interface AgedDebt {
  readonly notDueMinor: bigint;
  readonly to30Minor: bigint;
  readonly to60Minor: bigint;
  readonly to90Minor: bigint;
  readonly over90Minor: bigint;
  readonly totalMinor: bigint;
}

/** Open invoices of one currency. */
export interface OpenSums extends AgedDebt {
  readonly currency: string;
  readonly count: number;
  readonly overdueCount: number;
  /** Due from today to the end of the asked days. */
  readonly expectedCount: number;
  readonly expectedMinor: bigint;
  /** Was due before the asked day, and is still open. */
  readonly dueBeforeMinor: bigint;
}

/** Days `YYYY-MM-DD`. */
export interface OpenDays {
  readonly today: string;
  /** Last day of what is expected soon. */
  readonly expectedUntil: string;
  /** See `dueBeforeMinor`. */
  readonly dueBefore: string;
}

export interface CustomerDebt extends AgedDebt {
  readonly customerId: string;
}

/** How long customers of one currency took from the invoice to its payment. */
export interface CollectionTime {
  readonly currency: string;
  /** Whether it belongs to the later of the two periods. */
  readonly isLater: boolean;
  readonly count: number;
  readonly medianSeconds: number;
}

/** All invoices of a customer in one currency. */
export interface CustomerBalance {
  readonly currency: string;
  readonly outstandingMinor: bigint;
  readonly overdueMinor: bigint;
  readonly paidMinor: bigint;
  readonly refundedMinor: bigint;
  readonly openCount: number;
  readonly count: number;
}

interface AgedRow {
  not_due: string;
  to_30: string;
  to_60: string;
  to_90: string;
  over_90: string;
  total: string;
}

/** `$3` is today. An invoice that is due today is not overdue. */
const AGED = `
  coalesce(sum(amount_remaining_minor) filter (where due_date >= $3::date), 0) as not_due,
  coalesce(sum(amount_remaining_minor) filter (where $3::date - due_date between 1 and 30), 0) as to_30,
  coalesce(sum(amount_remaining_minor) filter (where $3::date - due_date between 31 and 60), 0) as to_60,
  coalesce(sum(amount_remaining_minor) filter (where $3::date - due_date between 61 and 90), 0) as to_90,
  coalesce(sum(amount_remaining_minor) filter (where $3::date - due_date > 90), 0) as over_90,
  sum(amount_remaining_minor) as total`;

const OPEN = `
  from invoices
  where tenant_id = $1 and environment_id = $2 and status = 'finalized' and amount_remaining_minor > 0`;

/** What customers owe now. Needs a unit of work. Days are those of the business. */
@Injectable()
export class ReceivablesRepository {
  constructor(private readonly database: Database) {}

  /** What is owed, overdue and expected, in minor units of each currency. */
  async openSums({ today, expectedUntil, dueBefore }: OpenDays): Promise<OpenSums[]> {
    const rows = await this.query<
      AgedRow & {
        currency: string;
        count: number;
        overdue_count: number;
        expected_count: number;
        expected: string;
        due_before: string;
      }
    >(
      `select currency, count(*)::int as count, ${AGED},
              count(*) filter (where due_date < $3::date)::int as overdue_count,
              count(*) filter (where due_date between $3::date and $4::date)::int as expected_count,
              coalesce(sum(amount_remaining_minor) filter (where due_date between $3::date and $4::date), 0) as expected,
              coalesce(sum(amount_remaining_minor) filter (where due_date < $5::date), 0) as due_before
       ${OPEN} group by currency`,
      [today, expectedUntil, dueBefore],
    );
    return rows.map((row) => ({
      ...agedOf(row),
      currency: row.currency,
      count: row.count,
      overdueCount: row.overdue_count,
      expectedCount: row.expected_count,
      expectedMinor: BigInt(row.expected),
      dueBeforeMinor: BigInt(row.due_before),
    }));
  }

  /** Customers who owe in this currency, those who owe most first, and how many there are. */
  async byCustomer(
    today: string,
    currency: string,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ debts: CustomerDebt[]; total: number }> {
    const rows = await this.query<AgedRow & { customer_id: string; customers: number }>(
      `select customer_id, ${AGED}, count(*) over ()::int as customers
       ${OPEN} and currency = $4 group by customer_id order by total desc, customer_id limit $5 offset $6`,
      [today, currency, limit, offset],
    );
    const debts = rows.map((row) => ({ ...agedOf(row), customerId: row.customer_id }));
    return { debts, total: rows[0]?.customers ?? offset };
  }

  /** Median time from the invoice to its payment, of those paid from `from` to `middle`, and from there to `to`. */
  async collectionTimes(from: Date, middle: Date, to: Date): Promise<CollectionTime[]> {
    const rows = await this.query<{ currency: string; is_later: boolean; count: number; median: number }>(
      `select currency, paid_at >= $4::timestamptz as is_later, count(*)::int as count,
              percentile_cont(0.5) within group (order by extract(epoch from paid_at - finalized_at))::float8 as median
       from invoices
       where tenant_id = $1 and environment_id = $2 and paid_at is not null and paid_at >= $3 and paid_at < $5
       group by 1, 2`,
      [from, middle, to],
    );
    return rows.map(({ currency, is_later: isLater, count, median }) => ({
      currency,
      isLater,
      count,
      medianSeconds: Math.max(median, 0),
    }));
  }

  /** Figures of a customer by currency, the currency with most invoices first. */
  async balancesOf(customerId: string, today: string): Promise<CustomerBalance[]> {
    const rows = await this.query<{
      currency: string;
      outstanding: string;
      overdue: string;
      paid: string;
      refunded: string;
      open_count: number;
      count: number;
    }>(
      `select currency, count(*)::int as count,
              count(*) filter (where status = 'finalized' and amount_remaining_minor > 0)::int as open_count,
              coalesce(sum(amount_remaining_minor) filter (where status = 'finalized'), 0) as outstanding,
              coalesce(sum(amount_remaining_minor) filter (where status = 'finalized' and due_date < $3::date), 0) as overdue,
              sum(amount_paid_minor) as paid, sum(refunded_minor) as refunded
       from invoices
       where tenant_id = $1 and environment_id = $2 and customer_id = $4 and status <> 'draft'
       group by currency order by count(*) desc, currency`,
      [today, customerId],
    );
    return rows.map((row) => ({
      currency: row.currency,
      outstandingMinor: BigInt(row.outstanding),
      overdueMinor: BigInt(row.overdue),
      paidMinor: BigInt(row.paid),
      refundedMinor: BigInt(row.refunded),
      openCount: row.open_count,
      count: row.count,
    }));
  }

  private async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query<Row[]>(sql, [tenantId, environmentId, ...parameters]);
  }
}

const agedOf = (row: AgedRow): AgedDebt => ({
  notDueMinor: BigInt(row.not_due),
  to30Minor: BigInt(row.to_30),
  to60Minor: BigInt(row.to_60),
  to90Minor: BigInt(row.to_90),
  over90Minor: BigInt(row.over_90),
  totalMinor: BigInt(row.total),
});
