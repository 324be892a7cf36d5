import { Check, Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { WebhookEventType } from './webhook-event-type';

/** How long an endpoint may fail without a single success before nothing is sent to it any more. */
const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/** How long the secret before a rotation signs too, so that receivers can change over. */
const OVERLAP_MS = 24 * 3_600_000;

/** Calls in a row that a receiver left unanswered, after which it is left alone for a while. */
const UNANSWERED_BEFORE_PAUSE = 5;

/** The first pause; each is twice as long as the one before, up to the longest. Milliseconds. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How long the one call that looks whether it answers again may take, in milliseconds: it and its note are over by then, or its process died. */
const PROBE_MS = 30_000;

/** `remit`: objects as `/api/v1` answers them. `flexprice`: as `/v1` does, with words in upper case. */
export const DIALECTS = ['remit', 'flexprice'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What one call said about the receiver. */
export interface ReceiverAnswer {
  /** 410: it wants nothing more. */
  readonly isGone: boolean;
  /** No answer, or one that says that it cannot work at all: 429 and 5xx. */
  readonly isDead: boolean;
  readonly isProbe: boolean;
}

/** Where a tenant wants to hear of what happens in one environment. */
@Entity({ name: 'webhook_endpoints' })
@Check('webhook_endpoints_dialect', `dialect in ('remit', 'flexprice')`)
export class WebhookEndpoint extends ScopedEntity {
  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Empty: every event. */
  @Column({ type: 'text', array: true })
  eventTypes: WebhookEventType[];

  /** A change is for events from then on: what is in line was made before. */
  @Column({ type: 'text', default: 'remit' })
  dialect: Dialect;

  @Column({ type: 'boolean' })
  enabled: boolean;

  /** Whether it might be on this machine when it was saved. It is called there only while ALLOW_LOOPBACK_WEBHOOKS says so. */
  @Column({ type: 'boolean' })
  loopbackAllowed: boolean;

  /** Encrypted. */
  @Column({ type: 'text' })
  secret: string;

  /** Encrypted. */
  @Column({ type: 'text', nullable: true })
  previousSecret: string | null;

  @TimeColumn({ nullable: true })
  previousSecretUntil: Date | null;

  /** Since the first failure after the last success. */
  @TimeColumn({ nullable: true })
  failingSince: Date | null;

  /** Calls in a row that were left unanswered. */
  @Column({ type: 'integer', default: 0 })
  unanswered: number;

  /** Nothing is sent before this; the first one afterwards is a probe. */
  @TimeColumn({ nullable: true })
  pausedUntil: Date | null;

  /** The message that comes back at the end of the pause; all others wait until it has told. */
  @Column({ type: 'text', nullable: true })
  nextProbeId: string | null = null;

  @TimeColumn({ nullable: true })
  disabledAt: Date | null;

  /** Why it was switched off by itself. */
  @Column({ type: 'text', nullable: true })
  disabledReason: string | null;

  @Column({ type: 'text' })
  createdBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  hears(eventType: WebhookEventType): boolean {
    return this.eventTypes.length === 0 || this.eventTypes.includes(eventType);
  }

  /** @param sealedSecret the new secret; the present one stays valid for a day beside it. */
  rotate(sealedSecret: string, sealedPrevious: string, now: Date): void {
    this.previousSecret = sealedPrevious;
    this.previousSecretUntil = new Date(now.getTime() + OVERLAP_MS);
    this.secret = sealedSecret;
    this.updatedAt = now;
  }

  switch(enabled: boolean, now: Date): void {
    this.enabled = enabled;
    this.recordSuccess();
    this.disabledAt = enabled ? null : now;
    this.disabledReason = null;
  }

  recordSuccess(): void {
    this.failingSince = null;
    this.unanswered = 0;
    this.pausedUntil = null;
    this.nextProbeId = null;
  }

  /** Whether a person should know of the pause: a probe went unanswered too. One that is switched off is no longer called. */
  get isDead(): boolean {
    return this.enabled && this.pausedUntil !== null && this.unanswered > UNANSWERED_BEFORE_PAUSE;
  }

  /** Others wait until the probe has told. */
  beginProbe(now: Date): void {
    this.nextProbeId = null;
    this.pausedUntil = new Date(now.getTime() + PROBE_MS);
  }

  /** Pauses an endpoint that does not answer; switches it off once it has failed for days, or when it says that it is gone for good. */
  recordFailure(answer: ReceiverAnswer, now: Date): void {
    const { isGone } = answer;
    this.failingSince ??= now;
    this.countUnanswered(answer, now);
    const hasFailedForDays = now.getTime() - this.failingSince.getTime() >= GIVE_UP_AFTER_MS;
    if (!this.enabled || !(isGone || hasFailedForDays)) return;
    this.enabled = false;
    this.disabledAt = now;
    this.disabledReason = isGone ? 'It answered 410 Gone' : 'Nothing could be delivered for five days';
    this.updatedAt = now;
  }

  /** What was under way when the pause began says nothing new: only the probe does. */
  private countUnanswered({ isDead, isProbe }: ReceiverAnswer, now: Date): void {
    if (this.pausedUntil !== null && !isProbe) return;
    this.unanswered = isDead ? this.unanswered + 1 : 0;
    const pauses = this.unanswered - UNANSWERED_BEFORE_PAUSE;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** pauses, LONGEST_PAUSE_MS);
    this.pausedUntil = pauses < 0 ? null : new Date(now.getTime() + pause);
  }
}
