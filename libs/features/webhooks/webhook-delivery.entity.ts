import { ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';
import { type TrailEntry, withEntry } from './delivery-trail';
import type { DeliveryRoute } from './verification/authenticate-delivery';

/**
 * `pending`: stored, not processed yet. `unmatched`: the charge is not (yet) one of ours; retried for days.
 * `not_ours`: another use of the same Nomod account. `unreadable`: genuine, but not JSON. `failed`: given up; can be
 * replayed.
 */
export const DELIVERY_RESULTS = [
  'pending',
  'processed',
  'ignored_duplicate',
  'ignored_not_paid',
  'ignored_unknown',
  'not_ours',
  'unmatched',
  'unreadable',
  'failed',
] as const;

export type DeliveryResult = (typeof DELIVERY_RESULTS)[number];

/** A genuine delivery. It is stored before the sender is answered. */
@Entity({ name: 'webhook_deliveries' })
@Index('webhook_deliveries_message', ['tenantId', 'environmentId', 'connectionId', 'messageId'], {
  unique: true,
  where: 'message_id is not null',
})
@Index('webhook_deliveries_charge', ['tenantId', 'environmentId', 'chargeId', 'id'], { where: 'charge_id is not null' })
@Index('webhook_deliveries_payment', ['tenantId', 'environmentId', 'paymentId', 'id'], {
  where: 'payment_id is not null',
})
@Index('webhook_deliveries_result', ['tenantId', 'environmentId', 'result', 'id'])
@Check('webhook_deliveries_result_known', `result in (${DELIVERY_RESULTS.map((result) => `'${result}'`).join(', ')})`)
export class WebhookDelivery extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  route: DeliveryRoute;

  /** svix-id; null for a relay. */
  @Column({ type: 'text', nullable: true })
  messageId: string | null = null;

  @Column({ type: 'text', nullable: true })
  eventType: string | null = null;

  @Column({ type: 'text', nullable: true })
  chargeId: string | null = null;

  @Column({ type: 'text', nullable: true })
  nomodInvoiceId: string | null = null;

  @Column({ type: 'text', nullable: true })
  linkId: string | null = null;

  /** The body as received, encrypted. A key rotation re-encrypts it without this class. */
  @Column({ type: 'text', update: false })
  body: string;

  /** False when the body is not a JSON object. The delivery is genuine, so it is kept. */
  @Column({ type: 'boolean' })
  readable: boolean;

  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  requestId: string;

  @Column({ type: 'text', default: 'pending' })
  result: DeliveryResult = 'pending';

  @Column({ type: 'text', nullable: true })
  resultNote: string | null = null;

  @Column({ type: 'text', nullable: true })
  paymentId: string | null = null;

  @Column({ type: 'text', nullable: true })
  invoiceId: string | null = null;

  /** Those that are safe to show, as sent. */
  @Column({ type: 'jsonb', update: false })
  headers: Readonly<Record<string, string>>;

  /** What was done with it, oldest first. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  trail: readonly TrailEntry[] = [];

  /** Number of processing attempts. */
  @Column({ type: 'integer', default: 0 })
  attempts: number = 0;

  @TimeColumn()
  receivedAt: Date;

  @TimeColumn({ nullable: true })
  processedAt: Date | null = null;

  /**
   * Starts processing from the beginning.
   * @param request correlation id, when a request asked for it
   */
  startAgain(did: 'replayed' | 'sent_again', by: string, request?: string): void {
    this.result = 'pending';
    this.trail = withEntry(this.trail, { did, at: new Date().toISOString(), times: 1, by, request });
  }

  /** The result of a processing attempt. */
  conclude(
    result: DeliveryResult,
    found: { note?: string; paymentId?: string | null; invoiceId?: string | null } = {},
    work: { by?: string; request?: string; charge?: string; readAt?: Date } = {},
  ): void {
    this.result = result;
    this.resultNote = found.note ?? null;
    this.paymentId = found.paymentId ?? this.paymentId;
    this.invoiceId = found.invoiceId ?? this.invoiceId;
    this.attempts += 1;
    this.processedAt = new Date();
    this.trail = withEntry(this.trail, {
      did: 'worked',
      at: this.processedAt.toISOString(),
      times: 1,
      result,
      note: found.note,
      by: work.by,
      request: work.request === this.requestId ? undefined : work.request,
      charge: work.charge,
      readAt: work.readAt?.toISOString(),
    });
  }
}
