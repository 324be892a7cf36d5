import { ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity } from 'typeorm';
import type { ListProgress } from './listed-status';

/**
 * Whether webhooks announce the charges that sweeps find. `unknown`: no sweep found a charge that a webhook should
 * have announced.
 */
export type WebhookHealth = 'unknown' | 'arriving' | 'missing';

/** Where the next sweep continues. */
export interface SweepProgress {
  /** Number of sweeps. */
  turn: number;
  /** State of the lists that are filtered by status, by status. */
  lists: Record<string, ListProgress>;
  /** The last object read of each kind, by name of the part. */
  cursors: Record<string, string | null>;
  /**
   * Charges that are read one by one, because they are not final or were unreadable, with the time of the first such
   * read.
   */
  watched: Record<string, string>;
  /** Charges without a link for which the customer's invoices were read. */
  looked: string[];
  /** Since when no sweep was completed, and whether a person was asked. Missing while sweeps complete. */
  unended?: { since: string; isListed: boolean };
}

/** What sweeps know about the account behind a connection. The id is the connection's. */
@Entity({ name: 'account_sweeps' })
@Check('account_sweeps_webhooks', `webhooks in ('unknown', 'arriving', 'missing')`)
export class AccountSweep extends ScopedEntity {
  /** Every older charge is known. Null before the first complete sweep. */
  @TimeColumn({ nullable: true })
  sweptAt: Date | null = null;

  /** Whether the lists were unreliable at the last sweep, so that objects were read one by one. */
  @Column({ type: 'boolean' })
  readsObjects: boolean = false;

  @Column({ type: 'text' })
  webhooks: WebhookHealth = 'unknown';

  /** Seconds until the next sweep. */
  @Column({ type: 'double precision' })
  pauseSeconds: number = 0;

  @Column({ type: 'jsonb' })
  progress: SweepProgress = { turn: 0, lists: {}, cursors: {}, watched: {}, looked: [] };

  static of(connectionId: string): AccountSweep {
    return Object.assign(new AccountSweep(), { id: connectionId });
  }
}
