import { Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/** An attempt of a payer that took no money. */
@Entity({ name: 'payment_attempts' })
@Index('payment_attempts_number', ['tenantId', 'environmentId', 'paymentId', 'attemptNumber'], { unique: true })
export class PaymentAttempt extends ScopedEntity {
  @Column({ type: 'text' })
  paymentId: string;

  @Column({ type: 'integer' })
  attemptNumber: number;

  @Column({ type: 'text' })
  chargeId: string;

  /** Status of its charge at Nomod. */
  @Column({ type: 'text' })
  chargeStatus: string;

  @TimeColumn()
  createdAt: Date;
}
