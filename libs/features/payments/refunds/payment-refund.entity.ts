import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';

/**
 * `planned`: Nomod was not asked yet. `calling`: the one call is under way. `unknown`: it ended without a clear answer. `accepted`: Nomod said yes, and
 * the charge does not show it yet. `done`: the charge shows it, or it was given back outside. `refused`: certainly not given back. `reversed`: it was
 * done, and the money is back at Nomod.
 */
export const REFUND_STATES = ['planned', 'calling', 'unknown', 'accepted', 'done', 'refused', 'reversed'] as const;

export type RefundState = (typeof REFUND_STATES)[number];

/** States in which money may still go back. */
export const OPEN_REFUND_STATES: readonly RefundState[] = ['planned', 'calling', 'unknown', 'accepted'];

/** The intent to give money of a payment back, stored before Nomod is asked, so that no crash or lost answer gives it back twice. */
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

  /** Null when the money is given back outside. */
  @Column({ type: 'text', nullable: true })
  chargeId: string | null = null;

  @Column({ type: 'text' })
  currency: string;

  /** In the payment's currency. */
  @MinorColumn()
  amountMinor: bigint;

  /** How much of it came back, in the payment's currency. */
  @MinorColumn({ default: 0 })
  reversedMinor: bigint = 0n;

  @Column({ type: 'text', nullable: true })
  reason: string | null = null;

  @Column({ type: 'text' })
  state: RefundState = 'planned';

  /** The charge's own cumulative figure just before the call, in the charge's currency. */
  @MinorColumn({ nullable: true })
  seenMinor: bigint | null = null;

  /** That figure once the refund has happened. */
  @MinorColumn({ nullable: true })
  targetMinor: bigint | null = null;

  /** How many refunds of the charge had come to nothing just before the call. */
  @Column({ type: 'integer', nullable: true })
  seenFailures: number | null = null;

  /** How many earlier calls of it were given up without an answer: Nomod may still do each of them. */
  @Column({ type: 'integer', default: 0 })
  lostCalls: number = 0;

  /** Until when the process that works on it is trusted to be alive. */
  @TimeColumn({ nullable: true })
  leasedUntil: Date | null = null;

  /** When the call ended, or its process was given up on. */
  @TimeColumn({ nullable: true })
  calledAt: Date | null = null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null = null;

  @Column({ type: 'text' })
  createdBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  get isOpen(): boolean {
    return OPEN_REFUND_STATES.includes(this.state);
  }

  /** Somebody is at it right now. */
  isLeased(now: Date): boolean {
    return this.leasedUntil !== null && this.leasedUntil > now;
  }

  /** Sets it to the start, also after a refusal: a caller who asks again with the same key means the same refund. */
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

  /** @param since when the call ended at the latest. */
  doubt(reason: string, since: Date): void {
    this.moveTo('unknown', null);
    this.calledAt ??= since;
    this.lastError = reason;
  }

  refuse(reason: string): void {
    this.moveTo('refused', null);
    this.lastError = reason;
  }

  /** The process that planned it died before it called Nomod. */
  abandon(): void {
    this.refuse('The request ended before Nomod was asked');
  }

  /** Nomod says that one more refund of the charge came to nothing since it accepted this one. */
  hasFailed(failures: number): boolean {
    return this.state === 'accepted' && this.seenFailures !== null && failures > this.seenFailures;
  }

  /** It was given up without an answer from Nomod, which may still do it later. */
  get wasGivenUp(): boolean {
    return this.state === 'refused' && this.calledAt !== null && this.targetMinor !== null;
  }

  finish(): void {
    this.moveTo('done', null);
    this.lastError = null;
  }

  /** An earlier call of it has done it: one that was given up, or that Nomod said no to. */
  finishLate(): void {
    if (this.lostCalls > 0) this.lostCalls -= 1;
    this.finish();
  }

  /** Calls of it without an answer, of which it is not known that Nomod never does them. */
  get callsInDoubt(): number {
    return this.lostCalls + (this.wasGivenUp ? 1 : 0);
  }

  /** What is still given back of it. */
  get keptMinor(): bigint {
    return this.state === 'done' ? this.amountMinor - this.reversedMinor : 0n;
  }

  /** Nomod took so much of it back. */
  reverse(minor: bigint): void {
    this.reversedMinor += minor;
    this.moveTo(this.reversedMinor === this.amountMinor ? 'reversed' : 'done', null);
    this.lastError = 'Nomod took it back: the refund did not reach the payer';
  }

  private moveTo(state: RefundState, leasedUntil: Date | null): void {
    this.state = state;
    this.leasedUntil = leasedUntil;
    this.updatedAt = new Date();
  }
}
