import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { Between, In, LessThan } from 'typeorm';
import { Payment } from '../../payment.entity';

/** What the audit against Nomod reads of our payments. */
@Injectable()
export class ComparedPayments extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Those that these charges paid. */
  async paidByCharges(chargeIds: string[]): Promise<Payment[]> {
    return this.rowsWhere({ gatewayPaymentId: chargeIds });
  }

  async ofIds(ids: string[]): Promise<Payment[]> {
    return this.rowsWhere({ id: ids });
  }

  /** Those that handed out one of these links, newest last. */
  async ofLinks(linkIds: string[]): Promise<Payment[]> {
    if (linkIds.length === 0) return [];
    return this.manager.find(Payment, {
      where: this.where({ gatewayTrackingId: In(linkIds), usesInvoiceUrl: false }),
      order: { id: 'asc' },
    });
  }

  /** Paid through a connection in a period, oldest first, at most `most`. */
  async paidIn(connectionId: string, from: Date, to: Date, most: number): Promise<Payment[]> {
    return this.manager.find(Payment, {
      where: this.where({ connectionId, paymentGateway: 'nomod', succeededAt: Between(from, to) }),
      order: { succeededAt: 'asc' },
      take: most,
    });
  }

  /** Ids of the connections through which was paid in a period, or whose links can be paid, archived ones included. */
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

  /** With a link of their own that can be paid, made before a moment, oldest first, at most `most`. */
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
