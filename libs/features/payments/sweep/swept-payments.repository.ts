import { Injectable } from '@nestjs/common';
import { Database, type Round, type RoundOf, ScopedRepository } from '@remit/database';
import type { GatewayChargeStatus } from '@remit/gateway';
import { In, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import { Payment } from '../payment.entity';
import { PAID_STATUSES } from '../payment-status';

/**
 * Number of objects that a sweep reads by themselves. `beside`: in addition to the account's lists, for changes that
 * no list shows. `instead`: in place of the lists, when the lists are unreliable. The `newest` are read every time.
 */
export const ROUNDS = {
  beside: { most: 2, newest: 0 },
  instead: { most: 40, newest: 20 },
} as const;

/** Maximum number of links with an interrupted closing that are read, oldest first. Such links are few. */
const MOST_UNCLOSED = 10;

/** The payments that a sweep reads one by one. Needs a unit of work. */
@Injectable()
export class SweptPayments extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Payments with an open link of their own, made before the given time. */
  async openLinks(
    estate: readonly string[],
    { before, ...round }: Round & { before: Date },
  ): Promise<RoundOf<Payment>> {
    const open = {
      paymentStatus: 'pending',
      paymentMethodType: 'payment_link',
      usesInvoiceUrl: false,
      linkState: 'active',
      createdAt: LessThan(before),
    } as const;
    return this.round({ ...open, connectionId: In([...estate]) }, round);
  }

  /** Payments whose link should have been disabled before the given time and is not confirmed as disabled. */
  async unclosed(estate: readonly string[], before: Date): Promise<Payment[]> {
    const closing = { linkState: 'closing', updatedAt: LessThan(before), connectionId: In([...estate]) } as const;
    return this.manager.find(Payment, { where: this.where(closing), order: { updatedAt: 'asc' }, take: MOST_UNCLOSED });
  }

  /** Whether any link was disabled. */
  async hasClosed(estate: readonly string[]): Promise<boolean> {
    const closed = {
      paymentStatus: In(['voided', 'expired']),
      linkState: 'disabled',
      connectionId: In([...estate]),
    } as const;
    return this.manager.exists(Payment, { where: this.where(closed) });
  }

  /** Payments that must not be paid and whose own link is one of these. */
  async closedAmong(linkIds: readonly string[]): Promise<Payment[]> {
    const rows = await this.rowsWhere({ gatewayTrackingId: linkIds });
    return rows.filter(({ isLinkClosed, ownLinkId }) => isLinkClosed && ownLinkId !== null);
  }

  /**
   * Payments that a charge of Nomod paid since the given time, including those whose money is gone: it may come back.
   */
  async paid(estate: readonly string[], { since, ...round }: Round & { since: Date }): Promise<RoundOf<Payment>> {
    const paid = { paymentStatus: In([...PAID_STATUSES, 'failed']), gatewayPaymentId: Not(IsNull()) };
    return this.round({ ...paid, succeededAt: MoreThanOrEqual(since), connectionId: In([...estate]) }, round);
  }

  /** Charges that are recorded with this status, newest first. */
  async chargesRecordedAs(
    estate: readonly string[],
    status: GatewayChargeStatus,
    { without, since, most }: { without: readonly string[]; since: Date; most: number },
  ): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `select c.id from payments p join charges c
         on c.tenant_id = p.tenant_id and c.environment_id = p.environment_id and c.id = p.gateway_payment_id
       where p.tenant_id = $1 and p.environment_id = $2 and p.connection_id = any($3) and p.succeeded_at >= $5
         and (p.disputed or p.payment_status in ('partially_refunded', 'refunded', 'failed'))
         and c.facts ->> 'status' = $4 and c.id <> all($6)
       order by p.id desc limit $7`,
      [tenantId, environmentId, [...estate], status, since, [...without], most],
    );
    return rows.map(({ id }) => id);
  }
}
