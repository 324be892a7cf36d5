import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { KnownCharge } from './charge-facts';

/** `pending`: no money moved yet. `failed`: the payer was not charged. `captured`: it paid `paymentId`. `unapplied`: money in another currency, kept as `paymentId`. */
export type ChargeState = 'pending' | 'failed' | 'captured' | 'unapplied';

/** A charge at Nomod that belongs to one of our payments. Its id is Nomod's, so the primary key records it once per environment. */
@Entity({ name: 'charges' })
@Index('charges_payment', ['tenantId', 'environmentId', 'paymentId'])
@Check('charges_state', `state in ('pending', 'failed', 'captured', 'unapplied')`)
export class Charge extends ScopedEntity {
  /** The payment it paid, or whose link it was tried on. */
  @Column({ type: 'text' })
  paymentId: string;

  @Column({ type: 'text' })
  state: ChargeState = 'pending';

  /** What all readings of it say together, reduced to what may be kept. */
  @Column({ type: 'jsonb' })
  facts: KnownCharge;

  @TimeColumn()
  firstSeenAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** True once money was taken; no later reading takes that back. */
  get tookMoney(): boolean {
    return this.state === 'captured' || this.state === 'unapplied';
  }
}
