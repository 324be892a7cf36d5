import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In } from 'typeorm';
import { Payment } from './payment.entity';
import { OPEN_STATUSES, PAID_STATUSES } from './payment-status';

@Injectable()
export class PaymentRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** The one link payment of an invoice that can still be paid, with its row lock held. */
  async lockLive(invoiceId: string): Promise<Payment | null> {
    return this.manager.findOne(Payment, {
      where: this.where({ invoiceId, paymentMethodType: 'payment_link', paymentStatus: In([...OPEN_STATUSES]) }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The newest payment that handed out this link or synced invoice of Nomod's. */
  async findByTracking(gatewayTrackingId: string): Promise<Payment | null> {
    return this.manager.findOne(Payment, { where: this.where({ gatewayTrackingId }), order: { id: 'desc' } });
  }

  /** What was taken towards an invoice so far, booked there or on its way. */
  async sumCaptured(invoiceId: string): Promise<bigint> {
    const row = await this.query('payment')
      .select('coalesce(sum(payment.capturedMinor), 0)', 'sum')
      .andWhere('payment.invoiceId = :invoiceId', { invoiceId })
      .andWhere('payment.paymentStatus in (:...statuses)', { statuses: PAID_STATUSES })
      .getRawOne<{ sum: string }>();
    return BigInt(row?.sum ?? 0);
  }
}
