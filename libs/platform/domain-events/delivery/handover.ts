import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { ClaimedDelivery } from './event.repository';
import type { Lane } from '../bus/delivery-tuning';

/** A slot for one delivery in the worker of this process, reserved until it is used or given back. */
export interface Slot {
  /** Name of the worker, and the seconds of its lease. */
  readonly worker: string;
  readonly leaseSeconds: number;
  /** Call it when the delivery is committed. */
  use(delivery: ClaimedDelivery): void;
  release(): void;
}

/** Returns undefined when the lane has no free slot or older work still waits. */
export type SlotSource = (lane: Lane, scope: Scope) => Slot | undefined;

/**
 * Offers the free slots of this process's worker to publishers. A delivery that gets a slot is stored as leased to
 * the worker and starts at the commit, without being claimed. A delivery without a slot waits in the table for any
 * process.
 */
@Injectable()
export class Handover {
  private source: SlotSource | undefined;

  /** @param source undefined stops the handover */
  offer(source: SlotSource | undefined): void {
    this.source = source;
  }

  reserve(lane: Lane, scope: Scope): Slot | undefined {
    return this.source?.(lane, scope);
  }
}
