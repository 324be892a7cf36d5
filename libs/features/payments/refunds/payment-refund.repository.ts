import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { OPEN_REFUND_STATES, PaymentRefund } from './payment-refund.entity';

/** A caller that changes a refund must hold the lock of its payment. */
@Injectable()
export class PaymentRefundRepository extends ScopedRepository<PaymentRefund> {
  constructor(database: Database) {
    super(database, PaymentRefund);
  }

  /** The one refund of a payment whose money may still be refunded. */
  async findOpen(paymentId: string): Promise<PaymentRefund | null> {
    return this.rowWhere({ paymentId, state: OPEN_REFUND_STATES });
  }

  async findByPayments(paymentIds: string[]): Promise<PaymentRefund[]> {
    if (paymentIds.length === 0) return [];
    return this.rowsWhere({ paymentId: paymentIds }, { order: 'id' });
  }
}
