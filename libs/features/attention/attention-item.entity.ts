import { isDeepStrictEqual } from 'node:util';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { AttentionKind } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Check, Column, Entity, Index } from 'typeorm';
import { type AttentionAction, attentionKinds } from './attention-kinds';

/**
 * `open`: a person should look. `resolved`: settled, automatically or by an action. `dismissed`: a person decided to
 * leave it.
 */
export const ATTENTION_STATUSES = ['open', 'resolved', 'dismissed'] as const;

export type AttentionStatus = (typeof ATTENTION_STATUSES)[number];

export type Evidence = Readonly<Record<string, string | null>>;

/**
 * Subject of an action: a payment at Nomod, its link, an invoice, its sync or its page at Nomod, a stored delivery,
 * an e-mail.
 */
export type AttentionSubject = 'payment' | 'link' | 'invoice' | 'sync' | 'page' | 'delivery' | 'email';

/** The evidence: a text and both sides. */
export interface Sighting {
  readonly summary: string;
  readonly ours: Evidence;
  readonly nomods: Evidence;
}

/**
 * A case that needs a person, with the evidence of both sides. It is open until it is resolved automatically or a
 * person decides.
 */
@Entity({ name: 'attention_items' })
@Index('attention_items_open_key', ['tenantId', 'environmentId', 'key'], { unique: true, where: `status = 'open'` })
@Index('attention_items_key', ['tenantId', 'environmentId', 'key', 'id'])
@Index('attention_items_status', ['tenantId', 'environmentId', 'status', 'id'])
@Check('attention_items_status_known', `status in ('open', 'resolved', 'dismissed')`)
@Check('attention_items_occurrences', 'occurrences > 0')
export class AttentionItem extends ScopedEntity {
  /** Key of the case. At most one open row has it. */
  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  kind: AttentionKind;

  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'text', default: 'open' })
  status: AttentionStatus = 'open';

  @Column({ type: 'text', nullable: true })
  invoiceId: string | null = null;

  @Column({ type: 'text', nullable: true })
  paymentId: string | null = null;

  @Column({ type: 'text', nullable: true })
  chargeId: string | null = null;

  @Column({ type: 'text', nullable: true })
  connectionId: string | null = null;

  @Column({ type: 'jsonb' })
  ours: Evidence;

  @Column({ type: 'jsonb' })
  nomods: Evidence;

  /** Number of sightings. */
  @Column({ type: 'integer', default: 1 })
  occurrences: number = 1;

  @TimeColumn()
  firstSeenAt: Date;

  @TimeColumn()
  lastSeenAt: Date;

  @TimeColumn({ nullable: true })
  resolvedAt: Date | null = null;

  /** Id of an API key, or `remit` when it was resolved automatically. */
  @Column({ type: 'text', nullable: true })
  resolvedBy: string | null = null;

  @Column({ type: 'text', nullable: true })
  note: string | null = null;

  /** Id of the stored delivery, if the row is about one. */
  get deliveryId(): string | null {
    return this.ours.delivery_id ?? null;
  }

  /** Actions that are possible now. */
  get actions(): AttentionAction[] {
    if (this.status === 'resolved') return [];
    const { check, retry, match, mayBeLost } = attentionKinds[this.kind] ?? {};
    const offered: Record<AttentionAction, boolean> = {
      check: check !== undefined && this.subjectOf(check) !== null,
      match: match === true && !this.isOfKnownPayment,
      retry: retry !== undefined && this.subjectOf(retry) !== null,
      count_lost: mayBeLost === true && this.paymentId !== null && this.chargeId !== null,
      dismiss: true,
    };
    // A dismissed dispute may be lost later, and no event announces that.
    if (this.status === 'dismissed') return offered.count_lost ? ['count_lost'] : [];
    return (['check', 'match', 'retry', 'count_lost', 'dismiss'] as const).filter((action) => offered[action]);
  }

  /** An audit found the difference, and it concerns a payment or a link. */
  private get isOfKnownPayment(): boolean {
    return this.kind === 'books_differ' && (this.paymentId !== null || this.chargeId === null);
  }

  /** The record that an action changes. */
  subjectOf(subject: AttentionSubject): string | null {
    if (subject === 'payment' || subject === 'link') return this.paymentId;
    return subject === 'delivery' ? this.deliveryId : this.invoiceId;
  }

  /**
   * True when a sighting belongs to this row. Otherwise it is news and needs a new row. Events may arrive late and
   * out of order.
   */
  covers({ ours, nomods }: Sighting, at: Date): boolean {
    if (this.status === 'open') return true;
    if (this.status === 'resolved') return this.resolvedAt !== null && at <= this.resolvedAt;
    return isDeepStrictEqual(this.ours, ours) && isDeepStrictEqual(this.nomods, nomods);
  }

  /** The newest sighting is shown as evidence. */
  seenAgain(sighting: Sighting, at: Date): void {
    this.occurrences += 1;
    if (at < this.lastSeenAt) return;
    this.summary = sighting.summary;
    this.ours = sighting.ours;
    this.nomods = sighting.nomods;
    this.lastSeenAt = at;
  }

  /** @throws ApiError conflict unless it is open */
  resolve(by: string, note: string | null, at: Date): void {
    this.close('resolved', by, note, at);
  }

  /** The case was resolved at that time. Later sightings are open, even when a person dismissed the earlier ones. */
  settle(by: string, at: Date): void {
    if (this.status === 'resolved' || this.firstSeenAt > at) return;
    const isBack = this.lastSeenAt > at;
    this.status = isBack ? 'open' : 'resolved';
    this.resolvedAt = isBack ? null : at;
    this.resolvedBy = isBack ? null : by;
  }

  /** @throws ApiError conflict unless it is open */
  dismiss(by: string, note: string, at: Date): void {
    this.close('dismissed', by, note, at);
  }

  /** @throws ApiError conflict when the action does not fit the row, or the row is closed */
  refuseUnlessOffered(action: AttentionAction): void {
    if (this.actions.includes(action)) return;
    if (this.status !== 'open') throw this.isClosed();
    throw new ApiError('conflict', {
      message:
        action === 'count_lost' ? 'This row has no money to count as lost' : `There is nothing to ${action} here`,
      hint: `Actions of this row: ${this.actions.join(', ')}.`,
      details: { kind: this.kind, actions: this.actions },
    });
  }

  private close(status: AttentionStatus, by: string, note: string | null, at: Date): void {
    if (this.status !== 'open') throw this.isClosed();
    this.status = status;
    this.resolvedAt = at;
    this.resolvedBy = by;
    this.note = note;
  }

  private isClosed(): ApiError {
    return new ApiError('conflict', {
      message: `This is ${this.status} already`,
      hint: 'Read the row again. There is nothing left to do.',
      details: { status: this.status },
    });
  }
}
