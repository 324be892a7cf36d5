import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { Between, In, LessThan } from 'typeorm';
import { Payment } from '../../payment.entity';

/** Reads our payments for the audit against Nomod. */
@Injectable()
export class ComparedPayments extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Payments that these charges paid. */
  async paidByCharges(chargeIds: string[]): Promise<Payment[]> {
    return this.rowsWhere({ gatewayPaymentId: chargeIds });
  }

  async ofIds(ids: string[]): Promise<Payment[]> {
    return this.rowsWhere({ id: ids });
  }

  /** Payments that handed out one of these links, newest last. */
  async ofLinks(linkIds: string[]): Promise<Payment[]> {
    if (linkIds.length === 0) return [];
    return this.manager.find(Payment, {
      where: this.where({ gatewayTrackingId: In(linkIds), usesInvoiceUrl: false }),
      order: { id: 'asc' },
    });
  }

  /** Payments that were paid through a connection in a period, oldest first, at most `most`. */
  async paidIn(connectionId: string, from: Date, to: Date, most: number): Promise<Payment[]> {
    return this.manager.find(Payment, {
      where: this.where({ connectionId, paymentGateway: 'nomod', succeededAt: Between(from, to) }),
      order: { succeededAt: 'asc' },
      take: most,
    });
  }

  /**
   * Ids of the connections with a paid payment in the period or with a payable link, including archived connections.
   */
  async connectionsOf(from: Date, to: Date): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `select distinct connection_id as id from payments
       where tenant_id = $1 and environment_id = $2 and connection_id is not null and payment_gateway = 'nomod'
         and (succeeded_at between $3 and $4 or payment_status = 'pending' and link_state = 'active')
       order by id`,
      [tenantId, environmentId, from, to],
    );
    return rows.map(({ id }) => id);
  }

  /** Payments with a payable link of their own, created before a moment, oldest first, at most `most`. */
  async withOpenLink(connectionId: string, before: Date, most: number): Promise<Payment[]> {
    return this.manager.find(Payment, {
      where: this.where({
        connectionId,
        paymentMethodType: 'payment_link',
        usesInvoiceUrl: false,
        paymentStatus: 'pending',
        linkState: 'active',
        createdAt: LessThan(before),
      }),
      order: { id: 'asc' },
      take: most,
    });
  }
}
