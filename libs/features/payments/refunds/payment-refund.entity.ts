import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';

/**
 * `planned`: Nomod was not called yet. `calling`: the one call is in progress. `unknown`: the call ended without a
 * clear answer. `accepted`: Nomod accepted it, and the charge does not show it yet. `done`: the charge shows it, or
 * the money was refunded outside Nomod. `refused`: certainly not refunded. `reversed`: it was done, and the money is
 * back at Nomod.
 */
export const REFUND_STATES = ['planned', 'calling', 'unknown', 'accepted', 'done', 'refused', 'reversed'] as const;

export type RefundState = (typeof REFUND_STATES)[number];

/** States in which the money may still be refunded. */
export const OPEN_REFUND_STATES: readonly RefundState[] = ['planned', 'calling', 'unknown', 'accepted'];

/**
 * The intent to refund money of a payment. It is stored before the call to Nomod, so that no crash or lost answer
 * refunds the money twice.
 */
@Entity({ name: 'payment_refunds' })
@Index('payment_refunds_open', ['tenantId', 'environmentId', 'paymentId'], {
  unique: true,
  where: `state in ('planned', 'calling', 'unknown', 'accepted')`,
})
@Index('payment_refunds_payment', ['tenantId', 'environmentId', 'paymentId', 'id'])
@Check('payment_refunds_state', `state in ('planned', 'calling', 'unknown', 'accepted', 'done', 'refused', 'reversed')`)
@Check('payment_refunds_amount', 'amount_minor > 0')
@Check('payment_refunds_reversed', 'reversed_minor between 0 and amount_minor')
export class PaymentRefund extends ScopedEntity {
  @Column({ type: 'text' })
  paymentId: string;

  /** Null when the money is refunded outside Nomod. */
  @Column({ type: 'text', nullable: true })
  chargeId: string | null = null;

  @Column({ type: 'text' })
  currency: string;

  /** In the payment's currency. */
  @MinorColumn()
  amountMinor: bigint;

  /** The part that was reversed, in the payment's currency. */
  @MinorColumn({ default: 0 })
  reversedMinor: bigint = 0n;

  @Column({ type: 'text', nullable: true })
  reason: string | null = null;

  @Column({ type: 'text' })
  state: RefundState = 'planned';

  /** Refund total of the charge just before the call, in the charge's currency. */
  @MinorColumn({ nullable: true })
  seenMinor: bigint | null = null;

  /** Refund total of the charge once this refund has happened. */
  @MinorColumn({ nullable: true })
  targetMinor: bigint | null = null;

  /** Number of failed refunds of the charge just before the call. */
  @Column({ type: 'integer', nullable: true })
  seenFailures: number | null = null;

  /** Number of earlier calls that were given up without an answer. Nomod may still execute each of them. */
  @Column({ type: 'integer', default: 0 })
  lostCalls: number = 0;

  /** End of the lease. Until then the process that works on the refund counts as alive. */
  @TimeColumn({ nullable: true })
  leasedUntil: Date | null = null;

  /** When the call ended, or its process was given up. */
  @TimeColumn({ nullable: true })
  calledAt: Date | null = null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null = null;

  @Column({ type: 'text' })
  createdBy: string;

  /** The name that this key or person had then; null when neither did it. */
  @Column({ type: 'text', nullable: true })
  createdByName: string | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  get isOpen(): boolean {
    return OPEN_REFUND_STATES.includes(this.state);
  }

  /** A process is working on the refund. */
  isLeased(now: Date): boolean {
    return this.leasedUntil !== null && this.leasedUntil > now;
  }

  /**
   * Resets the refund to its start, also after a refusal. A repeated request with the same key means the same refund.
   */
  plan(leasedUntil: Date): void {
    if (this.wasGivenUp) this.lostCalls += 1;
    this.moveTo('planned', leasedUntil);
    this.calledAt = null;
    this.lastError = null;
  }

  startCall(seen: { refundedMinor: bigint; failures: number }, targetMinor: bigint, leasedUntil: Date): void {
    this.moveTo('calling', leasedUntil);
    this.seenMinor = seen.refundedMinor;
    this.seenFailures = seen.failures;
    this.targetMinor = targetMinor;
  }

  accept(now: Date): void {
    this.moveTo('accepted', null);
    this.calledAt = now;
  }

  /** @param since latest possible end of the call */
  doubt(reason: string, since: Date): void {
    this.moveTo('unknown', null);
    this.calledAt ??= since;
    this.lastError = reason;
  }

  refuse(reason: string): void {
    this.moveTo('refused', null);
    this.lastError = reason;
  }

  /** The process that planned the refund died before it called Nomod. */
  abandon(): void {
    this.refuse('The request ended before Remit called Nomod');
  }

  /** Nomod reports one more failed refund of the charge since it accepted this one. */
  hasFailed(failures: number): boolean {
    return this.state === 'accepted' && this.seenFailures !== null && failures > this.seenFailures;
  }

  /** The refund was given up without an answer from Nomod, which may still execute it. */
  get wasGivenUp(): boolean {
    return this.state === 'refused' && this.calledAt !== null && this.targetMinor !== null;
  }

  finish(): void {
    this.moveTo('done', null);
    this.lastError = null;
  }

  /** An earlier call has executed the refund: a call that was given up, or that Nomod had refused. */
  finishLate(): void {
    if (this.lostCalls > 0) this.lostCalls -= 1;
    this.finish();
  }

  /** Number of calls without an answer that Nomod may still execute. */
  get callsInDoubt(): number {
    return this.lostCalls + (this.wasGivenUp ? 1 : 0);
  }

  /** The amount that is still refunded. */
  get keptMinor(): bigint {
    return this.state === 'done' ? this.amountMinor - this.reversedMinor : 0n;
  }

  /** Nomod reversed this amount of the refund. */
  reverse(minor: bigint): void {
    this.reversedMinor += minor;
    this.moveTo(this.reversedMinor === this.amountMinor ? 'reversed' : 'done', null);
    this.lastError = 'Nomod reversed the refund: it did not reach the payer';
  }

  private moveTo(state: RefundState, leasedUntil: Date | null): void {
    this.state = state;
    this.leasedUntil = leasedUntil;
    this.updatedAt = new Date();
  }
}
