import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column } from 'typeorm';
import type { SendResult } from './outgoing-mail';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Seconds between attempts. A server that greylists unknown senders accepts them after some minutes; one that is down
 * has a day.
 */
const RETRY_PAUSES_SECONDS: readonly number[] = [30, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** Pause after this number of attempts; undefined after the last one. */
const retryPauseSeconds = (attempts: number): number | undefined => RETRY_PAUSES_SECONDS[attempts - 1];

/**
 * `sending`: the server is receiving its content. `bounced`: the server refuses the address. `failed`: it refuses the
 * message, or was unreachable for a day. `unknown`: it may have been sent; it is not sent again automatically.
 * `cancelled`: it was not needed any more when it was due.
 */
export const EMAIL_STATUSES = ['queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled'] as const;
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** How a run ended: the response of the server, that the last run stopped half-way, or why the message is cancelled. */
export type MailOutcome = SendResult | 'left half-way' | { readonly cancelledFor: string };

/** A message to one address that is sent once, and tried again while it certainly did not arrive. */
export abstract class QueuedMail extends ScopedEntity {
  @Column({ type: 'text' })
  status: EmailStatus;

  @Column({ type: 'integer' })
  attempts: number;

  /** Last response of the server, without addresses. */
  @Column({ type: 'text', nullable: true })
  lastAnswer: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  nextAttemptAt: Date | null;

  @TimeColumn({ nullable: true })
  finishedAt: Date | null;

  get isOver(): boolean {
    return this.status !== 'queued' && this.status !== 'sending';
  }

  /** Afterwards it may have arrived. */
  begin(): void {
    if (this.status !== 'queued') throw new Error(`${this.id} is ${this.status}, not queued`);
    this.status = 'sending';
  }

  /** @returns seconds until the next attempt; undefined when there is none */
  record(outcome: MailOutcome, now: Date): number | undefined {
    if (outcome === 'left half-way') this.leaveUnknown(now);
    else if ('cancelledFor' in outcome) this.cancel(outcome.cancelledFor, now);
    else return this.recordAttempt(outcome, now);
    return undefined;
  }

  cancel(reason: string, now: Date): void {
    this.lastAnswer = reason;
    this.finish('cancelled', now);
  }

  private recordAttempt({ state, answer }: SendResult, now: Date): number | undefined {
    this.attempts += 1;
    this.lastAnswer = answer;
    const pause = state === 'retry' ? retryPauseSeconds(this.attempts) : undefined;
    if (pause === undefined) {
      this.finish(state === 'retry' ? 'failed' : state, now);
      return undefined;
    }
    this.status = 'queued';
    this.nextAttemptAt = new Date(now.getTime() + pause * 1_000);
    return pause;
  }

  /** The process ended or lost the database while it sent the e-mail, so the server's response is unknown. */
  private leaveUnknown(now: Date): void {
    this.attempts += 1;
    this.lastAnswer = 'Remit stopped while it was being sent';
    this.finish('unknown', now);
  }

  protected finish(status: EmailStatus, now: Date): void {
    this.status = status;
    this.nextAttemptAt = null;
    this.finishedAt = now;
  }
}
