import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { KnownCharge } from './charge-facts';

/**
 * `pending`: no money moved yet. `failed`: the payer was not charged. `captured`: it paid `paymentId`. `unapplied`:
 * it took money in another currency, which is kept as `paymentId`.
 */
export type ChargeState = 'pending' | 'failed' | 'captured' | 'unapplied';

/**
 * A charge at Nomod that belongs to one of our payments. Its id is Nomod's, so the primary key stores it once per
 * environment.
 */
@Entity({ name: 'charges' })
@Index('charges_payment', ['tenantId', 'environmentId', 'paymentId'])
@Index('charges_taken', { synchronize: false })
@Check('charges_state', `state in ('pending', 'failed', 'captured', 'unapplied')`)
export class Charge extends ScopedEntity {
  /** The payment that it paid, or on whose link it was attempted. */
  @Column({ type: 'text' })
  paymentId: string;

  @Column({ type: 'text' })
  state: ChargeState = 'pending';

  /** The combined facts of all its readings, reduced to the data that may be stored. */
  @Column({ type: 'jsonb' })
  facts: KnownCharge;

  @TimeColumn()
  firstSeenAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** True once money was taken. No later reading reverts it. */
  get tookMoney(): boolean {
    return this.state === 'captured' || this.state === 'unapplied';
  }
}
