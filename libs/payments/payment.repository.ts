import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In, LessThan, MoreThan } from 'typeorm';
import type { ListPaymentsQuery } from './dto/list-payments.query';
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

  /** One row more than the limit tells whether there are more. */
  async list(query: ListPaymentsQuery): Promise<{ rows: Payment[]; total: number }> {
    const filter = {
      ...(query.destination_id && { invoiceId: query.destination_id }),
      ...(query.payment_status && { paymentStatus: query.payment_status }),
      ...(query.payment_method_type && {
        paymentMethodType: query.payment_method_type as Payment['paymentMethodType'],
      }),
      ...(query.gateway_tracking_id && { gatewayTrackingId: query.gateway_tracking_id }),
      ...(query.gateway_payment_id && { gatewayPaymentId: query.gateway_payment_id }),
      ...(query.payment_ids && { id: In(query.payment_ids.split(',')) }),
    };
    const after = query.position;
    const beyond = after && { id: query.order === 'desc' ? LessThan(after.id) : MoreThan(after.id) };
    const rows = await this.manager.find(Payment, {
      where: this.where({ ...filter, ...beyond }),
      order: { id: query.order },
      skip: after ? 0 : query.offset,
      take: query.limit + 1,
    });
    return { rows, total: await this.manager.countBy(Payment, this.where(filter)) };
  }
}
