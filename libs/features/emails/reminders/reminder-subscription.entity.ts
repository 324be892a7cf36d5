import { Column, Entity, Index } from 'typeorm';
import { newTokenId, ScopedEntity, TimeColumn } from '@remit/database';

/**
 * Whether a customer wants reminders; its id is the customer's. The first reminder creates it and links to its page.
 */
@Entity({ name: 'reminder_subscriptions' })
@Index('reminder_subscriptions_page', ['tenantId', 'environmentId', 'pageKey'], { unique: true })
export class ReminderSubscription extends ScopedEntity {
  /** The secret part of its page's URL. */
  @Column({ type: 'text' })
  pageKey: string;

  @TimeColumn({ nullable: true })
  endedAt: Date | null;

  static of(customerId: string): ReminderSubscription {
    return Object.assign(new ReminderSubscription(), { id: customerId, pageKey: newTokenId(), endedAt: null });
  }
}
