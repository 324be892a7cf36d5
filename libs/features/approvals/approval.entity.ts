import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';
import { ApiError, type KeyScope } from '@remit/http-api';

/** Acts that may wait for a second key, and the scope that whoever approves one needs as much as whoever asks for it. */
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

/** So long an act waits to be approved, and so long after that it may be done, in milliseconds. */
const WAITS_MS = 7 * 24 * 3_600_000;
const HOLDS_MS = 24 * 3_600_000;

/** One act about money that one key asked for, and that another has to approve. What it is worth is fixed: another amount is another act. */
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

  /** Id of the key that asked. */
  @Column({ type: 'text' })
  requestedBy: string;

  /** Id of the key that approved or refused. */
  @Column({ type: 'text', nullable: true })
  decidedBy: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  decidedAt: Date | null;

  /** Until when it can be approved, or done once it is approved. */
  @TimeColumn()
  expiresAt: Date;

  begin(now: Date): void {
    this.state = 'waiting';
    this.decidedBy = null;
    this.decidedAt = null;
    this.createdAt = now;
    this.expiresAt = new Date(now.getTime() + WAITS_MS);
  }

  /** @throws ApiError conflict when it is decided or too old, forbidden when the key that asked decides */
  decide(state: 'approved' | 'refused', by: string, now: Date): void {
    if (this.state !== 'waiting' || this.expiresAt <= now)
      throw new ApiError('conflict', {
        message: `This approval can no longer be decided: it is ${this.state === 'waiting' ? 'expired' : this.state}`,
        details: { state: this.state },
      });
    // Whoever asked may take it back, but not approve it.
    if (state === 'approved' && by === this.requestedBy)
      throw new ApiError('forbidden', {
        message: 'The key that asked for this act cannot approve it',
        hint: 'Approve it with another key that has the scope of the act.',
      });
    this.state = state;
    this.decidedBy = by;
    this.decidedAt = now;
    if (state === 'approved') this.expiresAt = new Date(now.getTime() + HOLDS_MS);
  }
}
