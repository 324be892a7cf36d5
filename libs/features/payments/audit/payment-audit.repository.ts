import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';

/** Booking follows a payment within seconds. A booking that is missing after this time is an error. */
const BOOKED_WITHIN = '5 minutes';

/** Totals of the ledger per payment: taken, and refunded since. */
const BOOKED = `
  select t.payment_id, t.currency,
         coalesce(sum(e.amount_minor) filter (where t.kind = 'payment'), 0) as taken,
         coalesce(-sum(e.amount_minor) filter (where t.kind = 'refund'), 0) as refunded
  from ledger_transactions t join ledger_entries e
    on e.tenant_id = t.tenant_id and e.environment_id = t.environment_id and e.transaction_id = t.id
  where t.tenant_id = $1 and t.environment_id = $2 and t.payment_id is not null and e.account in ('gateway_clearing', 'offline')
  group by t.payment_id, t.currency`;

const PAID = `('succeeded', 'partially_refunded', 'refunded')`;

/** An offline payment that is void was recorded by mistake, and its booking was reversed. */
const IS_OFFLINE = `payment_method_type = 'offline'`;

/** The audit's queries about payments. Each query is one statement, so it reads one snapshot. */
@Injectable()
export class PaymentAuditRepository {
  constructor(private readonly database: Database) {}

  async chargesWithoutTheirPayment(most: number): Promise<string[]> {
    return this.ids(
      `select c.id from charges c left join payments p
         on p.tenant_id = c.tenant_id and p.environment_id = c.environment_id and p.id = c.payment_id
       where c.tenant_id = $1 and c.environment_id = $2 and c.state in ('captured', 'unapplied')
         and (p.id is null or p.gateway_payment_id is distinct from c.id or (p.payment_status not in ${PAID} and p.lost_minor = 0))
       union all
       select p.id from payments p left join charges c
         on c.tenant_id = p.tenant_id and c.environment_id = p.environment_id and c.id = p.gateway_payment_id and c.payment_id = p.id
       where p.tenant_id = $1 and p.environment_id = $2 and p.payment_gateway is not null and p.payment_status in ${PAID}
         and (c.id is null or c.state not in ('captured', 'unapplied'))
       limit $3`,
      most,
    );
  }

  async paymentsUnlikeTheLedger(most: number): Promise<string[]> {
    return this.ids(
      `select coalesce(p.id, b.payment_id) as id
       from (${BOOKED}) b full join (
         select id, currency, payment_status, captured_minor + extras_minor as taken, refunded_minor, updated_at
         from payments where tenant_id = $1 and environment_id = $2 and (payment_status in ${PAID} or lost_minor > 0 or (payment_status = 'voided' and ${IS_OFFLINE}))
       ) p on p.id = b.payment_id
       where p.id is null
         or (b.payment_id is null and p.updated_at < now() - interval '${BOOKED_WITHIN}')
         or b.currency <> p.currency or b.refunded > p.refunded_minor
         or (b.taken <> p.taken and (p.payment_status <> 'voided' or p.updated_at < now() - interval '${BOOKED_WITHIN}'))
         or (b.refunded < p.refunded_minor and p.updated_at < now() - interval '${BOOKED_WITHIN}')
         or p.payment_status not in ('voided', 'failed', case when p.refunded_minor = 0 then 'succeeded'
              when p.refunded_minor < p.taken then 'partially_refunded' else 'refunded' end)
       limit $3`,
      most,
    );
  }

  async refundsAboveTheCapture(most: number): Promise<string[]> {
    return this.ids(
      `select p.id from payments p left join payment_refunds r
         on r.tenant_id = p.tenant_id and r.environment_id = p.environment_id and r.payment_id = p.id and r.state = 'done'
       where p.tenant_id = $1 and p.environment_id = $2
       group by p.id, p.captured_minor, p.extras_minor, p.refunded_minor
       having p.refunded_minor > p.captured_minor + p.extras_minor or coalesce(sum(r.amount_minor - r.reversed_minor), 0) > p.captured_minor + p.extras_minor
       limit $3`,
      most,
    );
  }

  private async ids(sql: string, most: number): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.database.manager.query<{ id: string }[]>(sql, [tenantId, environmentId, most]);
    return rows.map((row) => row.id);
  }
}
