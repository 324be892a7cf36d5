import { Injectable } from '@nestjs/common';
import { Database, newId, ScopedRepository } from '@remit/database';
import type { Payment } from '../payment.entity';
import { PaymentAttempt } from './payment-attempt.entity';

@Injectable()
export class PaymentAttemptRepository extends ScopedRepository<PaymentAttempt> {
  constructor(database: Database) {
    super(database, PaymentAttempt);
  }

  /** Numbers the attempts of a payment from one. The caller holds the payment's lock. */
  async append(payment: Payment, chargeId: string, chargeStatus: string): Promise<void> {
    const made = await this.manager.countBy(PaymentAttempt, this.where({ paymentId: payment.id }));
    this.insert(
      Object.assign(new PaymentAttempt(), {
        id: newId('attempt'),
        paymentId: payment.id,
        attemptNumber: made + 1,
        chargeId,
        chargeStatus,
        createdAt: new Date(),
      }),
    );
  }

  async findByPayments(paymentIds: string[]): Promise<PaymentAttempt[]> {
    if (paymentIds.length === 0) return [];
    return this.rowsWhere({ paymentId: paymentIds }, { order: 'attemptNumber' });
  }
}
