import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import type { NomodChargeStatus } from '@remit/nomod';
import { type FindOptionsWhere, In, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import { Payment } from '../payment.entity';
import { PAID_STATUSES } from '../payment-status';

/** The payments that a sweep reads one by one. Needs a unit of work. */
@Injectable()
export class SweptPayments extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Payments with an open link of their own, from the given one on, and the newest ones when `newest` is not 0. */
  async openLinks(estate: readonly string[], rounds: Rounds & { before: Date }): Promise<RoundOf> {
    const open = {
      paymentStatus: 'pending',
      paymentMethodType: 'payment_link',
      usesInvoiceUrl: false,
      linkState: 'active',
      createdAt: LessThan(rounds.before),
    } as const;
    return this.round({ ...open, connectionId: In([...estate]) }, rounds);
  }

  /** Payments by a charge of Nomod's since the given time. */
  async paid(estate: readonly string[], rounds: Rounds & { since: Date }): Promise<RoundOf> {
    const paid = { paymentStatus: In([...PAID_STATUSES]), gatewayPaymentId: Not(IsNull()) };
    const since = { succeededAt: MoreThanOrEqual(rounds.since) };
    return this.round({ ...paid, ...since, connectionId: In([...estate]) }, rounds);
  }

  /** Charges that are recorded with a status, newest first. */
  async chargesRecordedAs(
    estate: readonly string[],
    status: NomodChargeStatus,
    { without, since, most }: { without: readonly string[]; since: Date; most: number },
  ): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `select c.id from payments p join charges c
         on c.tenant_id = p.tenant_id and c.environment_id = p.environment_id and c.id = p.gateway_payment_id
       where p.tenant_id = $1 and p.environment_id = $2 and p.connection_id = any($3) and p.succeeded_at >= $5
         and (p.disputed or p.payment_status in ('partially_refunded', 'refunded'))
         and c.facts ->> 'status' = $4 and c.id <> all($6)
       order by p.id desc limit $7`,
      [tenantId, environmentId, [...estate], status, since, [...without], most],
    );
    return rows.map(({ id }) => id);
  }

  private async round(wanted: FindOptionsWhere<Payment>, { after, most, newest }: Rounds): Promise<RoundOf> {
    const from = { ...wanted, ...(after !== null && { id: MoreThan(after) }) };
    const next = most === 0 ? [] : await this.some(from, 'asc', most);
    const young = newest === 0 ? [] : await this.some(wanted, 'desc', newest);
    const payments = [...new Map([...young, ...next].map((payment) => [payment.id, payment])).values()];
    return { payments, last: next.length < most ? null : (next.at(-1)?.id ?? null) };
  }

  private async some(wanted: FindOptionsWhere<Payment>, id: 'asc' | 'desc', take: number): Promise<Payment[]> {
    return this.manager.find(Payment, { where: this.where(wanted), order: { id }, take });
  }
}

interface Rounds {
  /** The payment that the last round ended with; null to begin anew. */
  readonly after: string | null;
  readonly most: number;
  readonly newest: number;
}

interface RoundOf {
  readonly payments: Payment[];
  /** Null at the end. */
  readonly last: string | null;
}
