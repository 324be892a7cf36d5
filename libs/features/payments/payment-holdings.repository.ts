import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In, MoreThanOrEqual } from 'typeorm';
import { Payment } from './payment.entity';
import { OPEN_STATUSES } from './payment-status';
import { OPEN_REFUND_STATES } from './refunds/payment-refund.entity';

/** Objects that the payments of one connection still have at Nomod. */
@Injectable()
export class PaymentHoldingsRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Payments that can still be paid, and payments whose link is not confirmed as disabled, oldest first. */
  async unended(connectionId: string): Promise<Payment[]> {
    const isLink = { connectionId, paymentMethodType: 'payment_link' } as const;
    return this.manager.find(Payment, {
      where: [
        this.where({ ...isLink, paymentStatus: In(OPEN_STATUSES) }),
        this.where({ ...isLink, linkState: 'closing' }),
      ],
      order: { id: 'asc' },
    });
  }

  async closedSince(connectionId: string, since: Date): Promise<Payment[]> {
    return this.manager.find(Payment, {
      where: this.where({ connectionId, linkState: 'disabled', voidedAt: MoreThanOrEqual(since) }),
      order: { id: 'asc' },
    });
  }

  /** Payments with a refund at Nomod whose outcome is not visible yet. */
  async waitingRefunds(connectionId: string): Promise<string[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `select p.id from payments p join payment_refunds r
         on r.tenant_id = p.tenant_id and r.environment_id = p.environment_id and r.payment_id = p.id
       where p.tenant_id = $1 and p.environment_id = $2 and p.connection_id = $3 and r.state = any($4) and r.charge_id is not null
       order by p.id`,
      [tenantId, environmentId, connectionId, OPEN_REFUND_STATES],
    );
    return rows.map(({ id }) => id);
  }
}
