import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';

/** Totals of one currency, in minor units, from the ledger's rows. */
export interface LedgerTotals {
  readonly currency: string;
  readonly billed: bigint;
  readonly paid: bigint;
  readonly refunded: bigint;
  readonly outstanding: bigint;
  readonly overpaid: bigint;
  readonly extras: bigint;
  readonly unapplied: bigint;
}

/** Ledger sums by invoice and currency. */
const SUMS = `
  select invoice_id, currency,
         coalesce(sum(amount_minor) filter (where account = 'receivable'), 0) as receivable,
         coalesce(sum(amount_minor) filter (where account = 'billed'), 0) as billed,
         coalesce(sum(amount_minor) filter (where account = 'overpayments'), 0) as overpayments,
         coalesce(sum(amount_minor) filter (where account = 'unapplied'), 0) as unapplied,
         coalesce(sum(amount_minor) filter (where account = 'extras'), 0) as extras,
         coalesce(sum(amount_minor) filter (where account = 'refunds'), 0) as refunds
  from ledger_entries where tenant_id = $1 and environment_id = $2 group by invoice_id, currency`;

/** Queries of the audit. Each is one statement, so it reads one snapshot. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Also those whose sums for reports are not those of their entries. */
  async unbalancedTransactions(most: number): Promise<string[]> {
    return this.ids(
      `select t.id from ledger_transactions t left join ledger_entries e
         on e.tenant_id = t.tenant_id and e.environment_id = t.environment_id and e.transaction_id = t.id
       where t.tenant_id = $1 and t.environment_id = $2
       group by t.id, t.currency, t.moved_minor, t.owed_minor
       having count(e.id) = 0 or sum(e.amount_minor) <> 0 or bool_or(e.currency <> t.currency)
         or t.moved_minor <> coalesce(sum(e.amount_minor) filter (where e.account in ('gateway_clearing', 'offline')), 0)
         or t.owed_minor <> coalesce(sum(e.amount_minor) filter (where e.account = 'receivable'), 0)
       limit $3`,
      most,
    );
  }

  async invoicesUnlikeTheLedger(most: number): Promise<string[]> {
    return this.ids(
      `select i.id from invoices i left join (${SUMS}) s on s.invoice_id = i.id and s.currency = i.currency
       where i.tenant_id = $1 and i.environment_id = $2 and (
         i.amount_due_minor <> case i.status when 'finalized' then -coalesce(s.billed, 0) else i.total_minor end
         or i.amount_remaining_minor <> case i.status when 'draft' then i.total_minor else coalesce(s.receivable, 0) end
         or i.refunded_minor <> coalesce(s.refunds, 0)
         or i.overpaid_minor <> greatest(0, -coalesce(s.overpayments, 0) - coalesce(s.refunds, 0))
         or (i.status <> 'finalized' and coalesce(s.billed, 0) <> 0)
         or (i.status = 'draft' and s.invoice_id is not null))
       limit $3`,
      most,
    );
  }

  async paidUnlikeItsAllocations(most: number): Promise<string[]> {
    return this.ids(
      `select i.id from invoices i left join (
         select e.invoice_id, e.currency, -sum(e.amount_minor) as allocated
         from ledger_entries e join ledger_transactions t
           on t.tenant_id = e.tenant_id and t.environment_id = e.environment_id and t.id = e.transaction_id
         where e.tenant_id = $1 and e.environment_id = $2 and t.kind = 'payment' and e.account in ('receivable', 'overpayments')
         group by e.invoice_id, e.currency
       ) a on a.invoice_id = i.id and a.currency = i.currency
       where i.tenant_id = $1 and i.environment_id = $2 and i.amount_paid_minor <> coalesce(a.allocated, 0)
       limit $3`,
      most,
    );
  }

  async paymentsRefundedAboveTheirCapture(most: number): Promise<string[]> {
    return this.ids(
      `select t.payment_id as id from ledger_transactions t join ledger_entries e
         on e.tenant_id = t.tenant_id and e.environment_id = t.environment_id and e.transaction_id = t.id
       where t.tenant_id = $1 and t.environment_id = $2 and t.payment_id is not null and e.account in ('gateway_clearing', 'offline')
       group by t.payment_id having sum(e.amount_minor) < 0
       limit $3`,
      most,
    );
  }

  async numbersThatLeaveGaps(most: number): Promise<string[]> {
    return this.ids(
      `select c.id from invoice_number_counters c
         left join invoices i
           on i.tenant_id = c.tenant_id and i.environment_id = c.environment_id and i.number like 'INV-' || c.id || '-%'
         left join credit_notes n
           on n.tenant_id = c.tenant_id and n.environment_id = c.environment_id and n.number like c.id || '-%'
       where c.tenant_id = $1 and c.environment_id = $2
       group by c.id, c.last, c.left_out having count(distinct coalesce(n.id, i.id)) <> c.last - c.left_out
       limit $3`,
      most,
    );
  }

  /** One row per currency, ordered by code. Amounts of different currencies are never added. */
  async totals(): Promise<LedgerTotals[]> {
    const rows = await this.query<Record<keyof LedgerTotals, string>>(
      `select currency, -sum(billed) as billed, -sum(billed + receivable + overpayments) as paid, sum(refunds) as refunded,
              sum(receivable) as outstanding, sum(greatest(0, -overpayments - refunds)) as overpaid, -sum(extras) as extras,
              -sum(unapplied) as unapplied
       from (${SUMS}) s group by currency order by currency`,
      [],
    );
    return rows.map(({ currency, ...sums }) => ({
      currency,
      billed: BigInt(sums.billed),
      paid: BigInt(sums.paid),
      refunded: BigInt(sums.refunded),
      outstanding: BigInt(sums.outstanding),
      overpaid: BigInt(sums.overpaid),
      extras: BigInt(sums.extras),
      unapplied: BigInt(sums.unapplied),
    }));
  }

  private async ids(sql: string, most: number): Promise<string[]> {
    return (await this.query<{ id: string }>(sql, [most])).map((row) => row.id);
  }

  private async query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query<Row[]>(sql, [tenantId, environmentId, ...parameters]);
  }
}
