import { ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity } from 'typeorm';
import type { ListProgress } from './listed-status';

/** Whether Nomod's events tell of the charges that a sweep finds. `unknown`: none was found that an event should have told of. */
export type WebhookStanding = 'unknown' | 'arriving' | 'missing';

/** Where a sweep goes on from. */
export interface SweepProgress {
  /** Sweeps so far. */
  turn: number;
  /** Lists that are filtered by a status, by that. */
  lists: Record<string, ListProgress>;
  /** The object that each kind was read up to, by the name of the part. */
  cursors: Record<string, string | null>;
  /** Charges that are read one by one, because they are not settled or could not be read, with when they were first seen so. */
  watched: Record<string, string>;
  /** Charges on no link whose customer's invoices were read because of them. */
  looked: string[];
  /** Since when no sweep came to its end, and whether a person was asked to look; missing while they do. */
  unended?: { since: string; isListed: boolean };
}

/** What is known of the account behind a connection by looking through its lists. The id is the connection's. */
@Entity({ name: 'account_sweeps' })
@Check('account_sweeps_webhooks', `webhooks in ('unknown', 'arriving', 'missing')`)
export class AccountSweep extends ScopedEntity {
  /** Every charge that was made before is known. Null before the first whole reading. */
  @TimeColumn({ nullable: true })
  sweptAt: Date | null = null;

  /** Whether the account's lists could not be relied on at the last sweep, so that objects were read one by one. */
  @Column({ type: 'boolean' })
  readsObjects: boolean = false;

  @Column({ type: 'text' })
  webhooks: WebhookStanding = 'unknown';

  /** Until the next sweep, in seconds. */
  @Column({ type: 'double precision' })
  pauseSeconds: number = 0;

  @Column({ type: 'jsonb' })
  progress: SweepProgress = { turn: 0, lists: {}, cursors: {}, watched: {}, looked: [] };

  static of(connectionId: string): AccountSweep {
    return Object.assign(new AccountSweep(), { id: connectionId });
  }
}
