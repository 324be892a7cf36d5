import { Injectable } from '@nestjs/common';
import { Database, madeBetween, ScopedRepository } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import { PaymentAttempt } from './attempts/payment-attempt.entity';
import { Payment } from './payment.entity';

/** Links of one currency that were made in a period, by what became of them. */
export interface MadeLinks {
  readonly currency: string;
  readonly made: number;
  readonly paid: number;
  readonly open: number;
  readonly ended: number;
}

/** Attempts of payers that took no money. */
export interface FailedAttempts {
  /** Nomod's word for the charge, such as `failed`. */
  readonly reason: string;
  readonly count: number;
}

/** A charge that took money, for a payment of ours. */
export interface TakenCharge {
  readonly id: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly facts: ChargeFacts;
}

/** Both inclusive. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Counts of payments over time. Needs a unit of work. */
@Injectable()
export class PaymentReportsRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** The links that were made in the period, by currency, and how many were paid or are open. */
  async links(period: Period): Promise<MadeLinks[]> {
    const query = this.query('payment')
      .select('payment.currency', 'currency')
      .addSelect('count(*)::int', 'made')
      .addSelect('(count(*) filter (where payment.succeededAt is not null))::int', 'paid')
      .addSelect(`(count(*) filter (where payment.paymentStatus in ('initiated', 'pending')))::int`, 'open')
      .andWhere(`payment.paymentMethodType = 'payment_link'`)
      .groupBy('payment.currency');
    madeBetween(query, 'pay', spanOf(period));
    const rows = await query.getRawMany<Omit<MadeLinks, 'ended'>>();
    return rows.map((row) => ({ ...row, ended: row.made - row.paid - row.open }));
  }

  /** The most frequent reason first. */
  async failedAttempts(period: Period): Promise<FailedAttempts[]> {
    const { tenantId, environmentId } = this.database.scope;
    const query = this.manager
      .createQueryBuilder(PaymentAttempt, 'attempt')
      .select('attempt.chargeStatus', 'reason')
      .addSelect('count(*)::int', 'count')
      .where('attempt.tenantId = :tenantId and attempt.environmentId = :environmentId', { tenantId, environmentId })
      .groupBy('1')
      .orderBy('2', 'DESC');
    madeBetween(query, 'attempt', spanOf(period));
    return query.getRawMany<FailedAttempts>();
  }

  /** Charges that took money in the period, the oldest `most`. */
  async takenCharges({ from, to }: Period, most: number): Promise<TakenCharge[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.manager.query<TakenCharge[]>(
      `select c.id, c.payment_id as "paymentId", c.facts, p.invoice_id as "invoiceId", p.invoice_number as "invoiceNumber"
       from charges c
       join payments p on p.tenant_id = c.tenant_id and p.environment_id = c.environment_id and p.id = c.payment_id
       where c.tenant_id = $1 and c.environment_id = $2 and c.state in ('captured', 'unapplied')
         and c.facts ->> 'created_at' >= $3 and c.facts ->> 'created_at' <= $4
       order by c.facts ->> 'created_at', c.id limit $5`,
      [tenantId, environmentId, from.toISOString(), to.toISOString(), most],
    );
  }
}

const spanOf = ({ from, to }: Period) => ({ start_time: from.toISOString(), end_time: to.toISOString() });
