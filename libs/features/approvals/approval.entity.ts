import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';
import { ApiError, type KeyScope } from '@remit/http-api';

/** Acts that may need approval by a second key, and the scope that both the requesting and the approving key need. */
export const APPROVED_ACTS = {
  'payment.refund': 'refunds:write',
  'payment.record_offline': 'payments:offline',
  'invoice.credit': 'invoices:adjust',
  'invoice.discount': 'invoices:adjust',
  'invoice.void': 'invoices:adjust',
} as const satisfies Readonly<Record<string, KeyScope>>;

export type ApprovedAct = keyof typeof APPROVED_ACTS;

export const APPROVAL_STATES = ['waiting', 'approved', 'used', 'refused'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Milliseconds that an act waits for approval, and milliseconds that an approval then remains valid. */
const WAITS_MS = 7 * 24 * 3_600_000;
const HOLDS_MS = 24 * 3_600_000;

/** Who decides: a key or a person, and the person behind it. */
export interface Decider {
  readonly id: string;
  readonly name: string;
  readonly responsible: string;
}

/**
 * One act that concerns money, requested by one key and to be approved by another. Its amount is fixed: a different
 * amount is a different act.
 */
@Entity({ name: 'approvals' })
@Index('approvals_state', ['tenantId', 'environmentId', 'state', 'id'])
@Index('approvals_subject', ['tenantId', 'environmentId', 'subjectId', 'id'])
@Check('approvals_state_known', `state in ('waiting', 'approved', 'used', 'refused')`)
export class Approval extends ScopedEntity {
  @Column({ type: 'text' })
  act: ApprovedAct;

  @Column({ type: 'text' })
  subjectId: string;

  @MinorColumn()
  amountMinor: bigint;

  @Column({ type: 'text' })
  currency: string;

  @Column({ type: 'text' })
  state: ApprovalState;

  /** Id of the requesting key or person. */
  @Column({ type: 'text' })
  requestedBy: string;

  /** The name which that had then. */
  @Column({ type: 'text', nullable: true })
  requestedByName: string | null;

  /** The person behind the request: who asked, or who made the key that asked. A key of no person is its own. */
  @Column({ type: 'text' })
  requestedFor: string;

  /** Id of the key or person that approved or refused the act. */
  @Column({ type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'text', nullable: true })
  decidedByName: string | null;

  /** Id of the act that it was used for: only this one was approved, however often it is tried. */
  @Column({ type: 'text', nullable: true })
  usedFor: string | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  decidedAt: Date | null;

  /** Deadline for the approval; once approved, deadline for the act. */
  @TimeColumn()
  expiresAt: Date;

  useFor(actId: string): void {
    this.state = 'used';
    this.usedFor = actId;
  }

  begin(now: Date): void {
    this.state = 'waiting';
    this.decidedBy = null;
    this.decidedByName = null;
    this.decidedAt = null;
    this.createdAt = now;
    this.expiresAt = new Date(now.getTime() + WAITS_MS);
  }

  /** @throws ApiError conflict when it is decided or expired, forbidden when who asked approves */
  decide(state: 'approved' | 'refused', by: Decider, now: Date): void {
    if (this.state !== 'waiting' || this.expiresAt <= now)
      throw new ApiError('conflict', {
        message: `This approval can no longer be decided: it is ${this.state === 'waiting' ? 'expired' : this.state}`,
        details: { state: this.state },
      });
    // Who asked may withdraw the act, but not approve it: not with a key of the own making either.
    if (state === 'approved' && (by.id === this.requestedBy || by.responsible === this.requestedFor))
      throw new ApiError('forbidden', {
        message: 'Who asked for this act cannot approve it',
        hint: 'Somebody else, or a key that somebody else made, approves it, with the scope of the act.',
      });
    this.state = state;
    this.decidedBy = by.id;
    this.decidedByName = by.name;
    this.decidedAt = now;
    if (state === 'approved') this.expiresAt = new Date(now.getTime() + HOLDS_MS);
  }
}
