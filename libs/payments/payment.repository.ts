import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In, IsNull, Not } from 'typeorm';
import { Payment } from './payment.entity';
import { OPEN_STATUSES, PAID_STATUSES } from './payment-status';

@Injectable()
export class PaymentRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** The one link payment of an invoice that can still be paid, with its row lock held. */
  async lockLive(invoiceId: string): Promise<Payment | null> {
    return this.gather('live', invoiceId, async (invoiceIds) => {
      const live = await this.manager.find(Payment, {
        where: this.where({
          invoiceId: In(invoiceIds),
          paymentMethodType: 'payment_link',
          paymentStatus: In([...OPEN_STATUSES]),
        }),
        order: { id: 'asc' },
        lock: { mode: 'pessimistic_write' },
      });
      return invoiceIds.map((id) => live.find((payment) => payment.invoiceId === id) ?? null);
    });
  }

  /**
   * What counts for the invoice's next link, with its row locks held: payments that can still be paid, that were paid, or whose link is to be off and is not
   * known to be.
   */
  async lockCounting(invoiceId: string): Promise<Payment[]> {
    return this.manager.find(Payment, {
      where: [
        this.where({ invoiceId, paymentStatus: In([...OPEN_STATUSES, ...PAID_STATUSES]) }),
        this.where({ invoiceId, linkState: 'closing' }),
      ],
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The payment that handed out this link or synced invoice of Nomod's, the newest if several did; else one that came in on it by itself. */
  async findByTracking(gatewayTrackingId: string): Promise<Payment | null> {
    return this.gather('tracking', gatewayTrackingId, async (trackingIds) => {
      const found = await this.manager.find(Payment, {
        where: this.where({ gatewayTrackingId: In(trackingIds) }),
        order: { id: 'asc' },
      });
      return trackingIds.map((id) => {
        const payments = found.filter((payment) => payment.gatewayTrackingId === id);
        return payments.findLast((payment) => payment.paymentMethodType === 'payment_link') ?? payments[0] ?? null;
      });
    });
  }

  async lastPaidAt(connectionId: string): Promise<Date | null> {
    const last = await this.manager.findOne(Payment, {
      where: this.where({ connectionId, succeededAt: Not(IsNull()) }),
      order: { succeededAt: 'desc' },
    });
    return last?.succeededAt ?? null;
  }

  /** What was taken towards an invoice so far, booked there or on its way. Money in another currency pays nothing. */
  async sumCaptured({ id, currency }: { id: string; currency: string }): Promise<bigint> {
    const row = await this.query('payment')
      .select('coalesce(sum(payment.capturedMinor), 0)', 'sum')
      .andWhere('payment.invoiceId = :id and payment.currency = :currency', { id, currency })
      .andWhere('payment.paymentStatus in (:...statuses)', { statuses: PAID_STATUSES })
      .getRawOne<{ sum: string }>();
    return BigInt(row?.sum ?? 0);
  }
}
