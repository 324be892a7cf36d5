import { Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { WebhookEventType } from './webhook-event-type';

/** How long an endpoint may fail without a single success before nothing is sent to it any more. */
const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/** How long the secret before a rotation signs too, so that receivers can change over. */
const OVERLAP_MS = 24 * 3_600_000;

/** Where a tenant wants to hear of what happens in one environment. */
@Entity({ name: 'webhook_endpoints' })
export class WebhookEndpoint extends ScopedEntity {
  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Empty: every event. */
  @Column({ type: 'text', array: true })
  eventTypes: WebhookEventType[];

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
    this.failingSince = null;
    this.disabledAt = enabled ? null : now;
    this.disabledReason = null;
  }

  recordSuccess(): void {
    this.failingSince = null;
  }

  /** Switches the endpoint off once it has failed for days, or when it says that it is gone for good. */
  recordFailure(isGone: boolean, now: Date): void {
    this.failingSince ??= now;
    const hasFailedForDays = now.getTime() - this.failingSince.getTime() >= GIVE_UP_AFTER_MS;
    if (!this.enabled || !(isGone || hasFailedForDays)) return;
    this.enabled = false;
    this.disabledAt = now;
    this.disabledReason = isGone ? 'It answered 410 Gone' : 'Nothing could be delivered for five days';
    this.updatedAt = now;
  }
}
