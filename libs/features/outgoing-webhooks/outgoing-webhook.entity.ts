import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { SendResult } from './sending/webhook-sender';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds between attempts: the schedule that Svix made usual for webhooks, 27.6 hours in total. */
export const RETRY_PAUSES_SECONDS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

/** Pause after this number of failed attempts; undefined after the last one. */
export function retryPauseSeconds(attempts: number): number | undefined {
  return RETRY_PAUSES_SECONDS[attempts - 1];
}

export const OUTGOING_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type OutgoingStatus = (typeof OUTGOING_STATUSES)[number];

/**
 * One event for one endpoint. Its id is the `webhook-id` of every attempt, so that a receiver can recognize repeats.
 */
@Entity({ name: 'outgoing_webhooks' })
@Index('outgoing_webhooks_event', ['tenantId', 'environmentId', 'endpointId', 'eventId'], { unique: true })
@Index('outgoing_webhooks_endpoint', ['tenantId', 'environmentId', 'endpointId', 'id'])
@Index('outgoing_webhooks_status', ['tenantId', 'environmentId', 'status', 'id'])
@Check('outgoing_webhooks_status_known', `status in ('pending', 'delivered', 'failed')`)
export class OutgoingWebhook extends ScopedEntity {
  @Column({ type: 'text' })
  endpointId: string;

  /** Id of the domain event; a new id for a test. */
  @Column({ type: 'text' })
  eventId: string;

  @Column({ type: 'text' })
  eventType: string;

  /** Encrypted JSON text. It is signed and sent unchanged in every attempt. */
  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text' })
  status: OutgoingStatus;

  /** Total number of attempts. */
  @Column({ type: 'integer' })
  attempts: number;

  /** Attempts since it was queued or replayed: its position in the retry schedule. */
  @Column({ type: 'integer' })
  tries: number;

  @TimeColumn({ nullable: true })
  nextAttemptAt: Date | null;

  /** Status of the last attempt; null when there was no response. */
  @Column({ type: 'integer', nullable: true })
  responseStatus: number | null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  finishedAt: Date | null;

  /**
   * Counts an attempt.
   * @returns seconds until the next one, undefined when there is none
   */
  recordAttempt(result: SendResult, now: Date): number | undefined {
    this.attempts += 1;
    this.tries += 1;
    this.responseStatus = result.status;
    this.lastError = result.error;
    const pause = result.delivered ? undefined : retryPauseSeconds(this.tries);
    this.nextAttemptAt = pause === undefined ? null : new Date(now.getTime() + pause * 1_000);
    if (pause === undefined) this.finish(result.delivered ? 'delivered' : 'failed', now);
    return pause;
  }

  abandon(reason: string, now: Date): void {
    this.lastError = reason;
    this.nextAttemptAt = null;
    this.finish('failed', now);
  }

  /** Restarts the retry schedule. */
  replay(now: Date): void {
    this.status = 'pending';
    this.tries = 0;
    this.nextAttemptAt = now;
    this.finishedAt = null;
  }

  private finish(status: OutgoingStatus, now: Date): void {
    this.status = status;
    this.finishedAt = now;
  }
}
