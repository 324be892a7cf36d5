import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { ClaimedDelivery } from './event.repository';
import type { Lane } from '../bus/delivery-tuning';

/** Room for one delivery in the worker of this process, held until it is used or given back. */
export interface Slot {
  /** Name of the worker, and how many seconds its lease lasts. */
  readonly worker: string;
  readonly leaseSeconds: number;
  /** To be called when the delivery is committed. */
  use(delivery: ClaimedDelivery): void;
  giveBack(): void;
}

/** Undefined while the lane has no room, or has left older work waiting. */
export type SlotSource = (lane: Lane, scope: Scope) => Slot | undefined;

/**
 * Where the worker of this process offers its free slots to whoever publishes: what it takes over is stored as leased to it and begins at the commit, without
 * being claimed. What nobody has room for waits in the table for any process.
 */
@Injectable()
export class Handover {
  private source: SlotSource | undefined;

  /** @param source undefined: nothing is taken over any more. */
  offer(source: SlotSource | undefined): void {
    this.source = source;
  }

  reserve(lane: Lane, scope: Scope): Slot | undefined {
    return this.source?.(lane, scope);
  }
}
