import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { paymentSourceKey, type PostingKind, reversalSourceKey } from '../ledger/postings';

/** What was booked on one day in one currency. Minor units. */
export interface DayOfBooks {
  readonly currency: string;
  /** Index in the asked days. */
  readonly day: number;
  /** Money received, at Nomod and elsewhere, tips and fees of the payer included. */
  readonly collectedMinor: bigint;
  readonly collectedCount: number;
  readonly refundedMinor: bigint;
  readonly refundedCount: number;
  /** Change of what customers owe. */
  readonly owedMinor: bigint;
}

/** What was booked: a payment when it was received, or what changed of it later. */
export type BookedKind = PostingKind | 'payment_corrected' | 'payment_reversed';

/** A booking on an invoice of a customer. Minor units. */
export interface CustomerBooking {
  readonly kind: BookedKind;
  readonly occurredAt: Date;
  readonly currency: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly creditNoteNumber: string | null;
  readonly paymentId: string | null;
  /** Change of what the customer owes. */
  readonly owedMinor: bigint;
  /** Money that came in; negative when it went out. */
  readonly movedMinor: bigint;
}

/** What was booked of a payment. Minor units. */
export interface BookedMoney {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly chargeId: string | null;
  readonly currency: string;
  readonly isOffline: boolean;
  readonly occurredAt: Date;
  readonly takenMinor: bigint;
  readonly refundedMinor: bigint;
}

const OF_CUSTOMER = `t.tenant_id = $1 and t.environment_id = $2 and t.invoice_id = any(array(
  select i.id from invoices i where i.tenant_id = $1 and i.environment_id = $2 and i.customer_id = $3))`;

/** Sums of the ledger over time. Needs a unit of work. */
@Injectable()
export class LedgerReportsRepository {
  constructor(private readonly database: Database) {}

  /** @param starts the moments at which days begin, ascending; the last one ends the last day */
  async days(starts: readonly Date[]): Promise<DayOfBooks[]> {
    const rows = await this.query<{
      currency: string;
      day: number;
      collected: string;
      collected_count: number;
      refunded: string;
      refunded_count: number;
      owed: string;
    }>(
      `select t.currency, width_bucket(t.occurred_at, $3::timestamptz[]) - 1 as day,
              coalesce(sum(t.moved_minor) filter (where t.kind = 'payment'), 0) as collected,
              (count(distinct t.payment_id) filter (where t.kind = 'payment' and t.moved_minor > 0))::int as collected_count,
              coalesce(-sum(t.moved_minor) filter (where t.kind = 'refund'), 0) as refunded,
              (count(distinct t.payment_id) filter (where t.kind = 'refund' and t.moved_minor < 0))::int as refunded_count,
              sum(t.owed_minor) as owed
       from ledger_transactions t
       where t.tenant_id = $1 and t.environment_id = $2 and t.occurred_at >= $4 and t.occurred_at < $5
       group by 1, 2`,
      [starts, starts[0], starts.at(-1)],
    );
    return rows.map((row) => ({
      currency: row.currency,
      day: row.day,
      collectedMinor: BigInt(row.collected),
      collectedCount: row.collected_count,
      refundedMinor: BigInt(row.refunded),
      refundedCount: row.refunded_count,
      owedMinor: BigInt(row.owed),
    }));
  }

  /** By currency, how what is owed on invoices that were due before a day changed since a moment. */
  async overdueChanges(since: Date, dueBefore: string): Promise<Map<string, bigint>> {
    const rows = await this.query<{ currency: string; owed: string }>(
      `select t.currency, sum(t.owed_minor) as owed
       from ledger_transactions t
       join invoices i on i.tenant_id = t.tenant_id and i.environment_id = t.environment_id and i.id = t.invoice_id
       where t.tenant_id = $1 and t.environment_id = $2 and t.occurred_at >= $3 and t.owed_minor <> 0
         and i.due_date < $4::date
       group by 1`,
      [since, dueBefore],
    );
    return new Map(rows.map(({ currency, owed }) => [currency, BigInt(owed)]));
  }

  /** What a customer owed at a moment, by currency. */
  async owedAt(customerId: string, at: Date): Promise<Map<string, bigint>> {
    const rows = await this.query<{ currency: string; owed: string }>(
      `select t.currency, sum(t.owed_minor) as owed from ledger_transactions t
       where ${OF_CUSTOMER} and t.occurred_at < $4 group by t.currency`,
      [customerId, at],
    );
    return new Map(rows.map(({ currency, owed }) => [currency, BigInt(owed)]));
  }

  /** The oldest `most` bookings of a customer from `from` up to, but without, `to`. */
  async ofCustomer(customerId: string, from: Date, to: Date, most: number): Promise<CustomerBooking[]> {
    const rows = await this.query<{
      kind: PostingKind;
      source_key: string;
      occurred_at: Date;
      currency: string;
      invoice_id: string;
      number: string | null;
      note_number: string | null;
      payment_id: string | null;
      owed: string;
      moved: string;
    }>(
      `select t.kind, t.source_key, t.occurred_at, t.currency, t.invoice_id, i.number, n.number as note_number, t.payment_id,
              t.owed_minor as owed, t.moved_minor as moved
       from ledger_transactions t
       join invoices i on i.tenant_id = t.tenant_id and i.environment_id = t.environment_id and i.id = t.invoice_id
       left join credit_notes n
         on n.tenant_id = t.tenant_id and n.environment_id = t.environment_id and t.kind = 'invoice_credited'
           and n.id = substr(t.source_key, 8)
       where ${OF_CUSTOMER} and t.occurred_at >= $4 and t.occurred_at < $5
       order by t.occurred_at, t.id limit $6`,
      [customerId, from, to, most],
    );
    return rows.map((row) => ({
      kind: bookedKind(row),
      occurredAt: row.occurred_at,
      currency: row.currency,
      invoiceId: row.invoice_id,
      invoiceNumber: row.number,
      creditNoteNumber: row.note_number,
      paymentId: row.payment_id,
      owedMinor: BigInt(row.owed),
      movedMinor: BigInt(row.moved),
    }));
  }

  /** What was booked of payments in a period, or ever when these payments are named; the oldest `most`. */
  async moneyBooked(
    which: { readonly from: Date; readonly to: Date } | { readonly paymentIds: readonly string[] },
    most: number,
  ): Promise<BookedMoney[]> {
    const [condition, values] =
      'paymentIds' in which
        ? ['t.payment_id = any($4::text[])', [which.paymentIds]]
        : ['t.payment_id is not null and t.occurred_at >= $4 and t.occurred_at <= $5', [which.from, which.to]];
    const rows = await this.query<
      Omit<BookedMoney, 'takenMinor' | 'refundedMinor'> & { taken: string; refunded: string }
    >(
      `select t.payment_id as "paymentId", t.invoice_id as "invoiceId", i.number as "invoiceNumber",
              max(t.charge_id) as "chargeId", t.currency, max(t.charge_id) is null as "isOffline",
              min(t.occurred_at) as "occurredAt",
              coalesce(sum(t.moved_minor) filter (where t.kind = 'payment'), 0) as taken,
              coalesce(-sum(t.moved_minor) filter (where t.kind = 'refund'), 0) as refunded
       from ledger_transactions t
       join invoices i on i.tenant_id = t.tenant_id and i.environment_id = t.environment_id and i.id = t.invoice_id
       where t.tenant_id = $1 and t.environment_id = $2 and ${condition} and t.moved_minor <> 0
       group by t.payment_id, t.invoice_id, i.number, t.currency
       order by min(t.occurred_at), t.payment_id limit $3`,
      [most, ...values],
    );
    return rows.map(({ taken, refunded, ...row }) => ({
      ...row,
      takenMinor: BigInt(taken),
      refundedMinor: BigInt(refunded),
    }));
  }

  private async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query<Row[]>(sql, [tenantId, environmentId, ...parameters]);
  }
}

function bookedKind({ kind, source_key: key, payment_id: id }: Booked): BookedKind {
  if (kind !== 'payment' || id === null || key === paymentSourceKey(id)) return kind;
  return key === reversalSourceKey(id) ? 'payment_reversed' : 'payment_corrected';
}

interface Booked {
  readonly kind: PostingKind;
  readonly source_key: string;
  readonly payment_id: string | null;
}
