import { Check, Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { WebhookEventType } from './webhook-event-type';
import { ApiError } from '@remit/http-api';

/** Milliseconds for which an endpoint may fail without a success before it is disabled. */
const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/** Milliseconds for which the previous secret also signs after a rotation, so that receivers can change over. */
const OVERLAP_MS = 24 * 3_600_000;

/** Consecutive unanswered calls after which an endpoint is paused. */
const UNANSWERED_BEFORE_PAUSE = 5;

/** Milliseconds of the first pause. Each pause is twice as long as the one before, up to the longest. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Maximum milliseconds of a probe. By then it has ended and its result is stored, or its process died. */
const PROBE_MS = 30_000;

/** `remit`: objects as `/api/v1` returns them. `flexprice`: as `/v1` returns them, with enum values in upper case. */
export const DIALECTS = ['remit', 'flexprice'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What the result of one call means for the receiver. */
export interface ReceiverAnswer {
  /** 410: it wants no more messages. */
  readonly isGone: boolean;
  /** No response, or one that means that it cannot work at all: 429 and 5xx. */
  readonly isDead: boolean;
  readonly isProbe: boolean;
}

/** A URL that receives a tenant's events of one environment. */
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

  /** A change applies to later events. Queued messages keep their body. */
  @Column({ type: 'text', default: 'remit' })
  dialect: Dialect;

  @Column({ type: 'boolean' })
  enabled: boolean;

  /** Whether a URL on this machine was allowed when it was stored. Calling it also requires ALLOW_LOOPBACK_WEBHOOKS. */
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

  /** Time of the first failure after the last success. */
  @TimeColumn({ nullable: true })
  failingSince: Date | null;

  /** Consecutive unanswered calls. */
  @Column({ type: 'integer', default: 0 })
  unanswered: number;

  /** No message is sent before this time. The first one afterwards is a probe. */
  @TimeColumn({ nullable: true })
  pausedUntil: Date | null;

  /** The message that is sent at the end of the pause. All others wait for its result. */
  @Column({ type: 'text', nullable: true })
  nextProbeId: string | null = null;

  @TimeColumn({ nullable: true })
  disabledAt: Date | null;

  /** Why it was disabled automatically. */
  @Column({ type: 'text', nullable: true })
  disabledReason: string | null;

  @Column({ type: 'text' })
  createdBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  subscribesTo(eventType: WebhookEventType): boolean {
    return this.eventTypes.length === 0 || this.eventTypes.includes(eventType);
  }

  /** @param sealedSecret the new secret. The current one stays valid for another day */
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

  /** Whether a person should know of the pause: a probe failed too. A disabled endpoint is not called any more. */
  get isDead(): boolean {
    return this.enabled && this.pausedUntil !== null && this.unanswered > UNANSWERED_BEFORE_PAUSE;
  }

  /** Other messages wait for the result of the probe. */
  beginProbe(now: Date): void {
    this.nextProbeId = null;
    this.pausedUntil = new Date(now.getTime() + PROBE_MS);
  }

  /** Pauses an endpoint that does not answer. Disables it after five days of failures, or at once when it is gone. */
  recordFailure(answer: ReceiverAnswer, now: Date): void {
    const { isGone } = answer;
    this.failingSince ??= now;
    this.countUnanswered(answer, now);
    const hasFailedForDays = now.getTime() - this.failingSince.getTime() >= GIVE_UP_AFTER_MS;
    if (!this.enabled || !(isGone || hasFailedForDays)) return;
    this.enabled = false;
    this.disabledAt = now;
    this.disabledReason = isGone ? 'The endpoint answered 410 Gone' : 'No message could be delivered for five days';
    this.updatedAt = now;
  }

  /** During a pause only the probe counts. Calls that were running when it began say nothing new. */
  private countUnanswered({ isDead, isProbe }: ReceiverAnswer, now: Date): void {
    if (this.pausedUntil !== null && !isProbe) return;
    this.unanswered = isDead ? this.unanswered + 1 : 0;
    const pauses = this.unanswered - UNANSWERED_BEFORE_PAUSE;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** pauses, LONGEST_PAUSE_MS);
    this.pausedUntil = pauses < 0 ? null : new Date(now.getTime() + pause);
  }
}

/** @throws ApiError not_found */
export function foundEndpoint(endpoint: WebhookEndpoint | null): WebhookEndpoint {
  if (!endpoint) throw new ApiError('not_found', { message: 'There is no such webhook endpoint.' });
  return endpoint;
}

/** @throws ApiError not_found, conflict while the endpoint is disabled */
export function enabledEndpoint(known: WebhookEndpoint | null): WebhookEndpoint {
  const endpoint = foundEndpoint(known);
  if (endpoint.enabled) return endpoint;
  throw new ApiError('conflict', {
    message: 'The endpoint is disabled',
    hint: `Enable it first: PUT /webhook-endpoints/${endpoint.id} {"enabled": true}.`,
  });
}
