import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';
import type { GatewayErrorKind } from '@remit/gateway';

/**
 * What Nomod does not answer usably about. `charge`, `invoice`, `link`: the object itself; `link_charges`,
 * `customer_charges`, `account_charges`: the list of its charges; `push`: an invoice of ours that is being pushed;
 * `connection`: everything that is asked through it.
 */
export type TroubledObject =
  'charge' | 'invoice' | 'link' | 'link_charges' | 'customer_charges' | 'account_charges' | 'push' | 'connection';

/** Nomod did not answer usably about an object when it was asked last. The row goes when it does. */
@Entity({ name: 'gateway_troubles' })
export class GatewayTrouble extends ScopedEntity {
  @Column({ type: 'text' })
  connectionId: string;

  @Column({ type: 'text' })
  object: TroubledObject;

  /** Nomod's id, or ours for a `push`. */
  @Column({ type: 'text' })
  objectId: string;

  @Column({ type: 'text' })
  kind: GatewayErrorKind;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text', nullable: true })
  invoiceId: string | null;

  @Column({ type: 'text', nullable: true })
  paymentId: string | null;

  /** Readings that failed since the first. */
  @Column({ type: 'integer', default: 0 })
  readings: number = 0;

  @TimeColumn()
  firstSeenAt: Date;

  /** When a person was first asked to look; null before. */
  @TimeColumn({ nullable: true })
  listedAt: Date | null = null;
}
