import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '@remit/database';

export type HeldObject = 'open_link' | 'waiting_refund' | 'open_invoice';

/** Objects at Nomod that still need the connection's key. */
export interface HeldObjects {
  readonly object: HeldObject;
  readonly count: number;
  /** Our ids of the first few. */
  readonly ids: readonly string[];
}

/** Maximum number of ids in an answer. */
export const HELD_IDS_SHOWN = 10;

/** Counts the objects and names the first few of them. */
export const heldObjects = (object: HeldObject, ids: readonly string[]): HeldObjects => ({
  object,
  count: ids.length,
  ids: ids.slice(0, HELD_IDS_SHOWN),
});

/** The objects that a feature has at Nomod through a connection. A feature provides a subclass in its module. */
export abstract class ConnectionHolder {
  /** Open objects that would lose their key. Needs a unit of work. */
  abstract held(connectionId: string): Promise<HeldObjects[]>;

  /** Starts to disable what can still be paid. Must run outside a unit of work. Safe to repeat. */
  abstract switchOff(scope: Scope, connectionId: string): Promise<void>;

  /**
   * Reads the disabled objects once more and records payments on them. Must run outside a unit of work.
   * @throws RetryLater while Nomod gives no answer
   */
  abstract readAgain(scope: Scope, connectionId: string, since: Date): Promise<void>;
}

/** Collects every `ConnectionHolder` of the application at start. */
@Injectable()
export class ConnectionHolders implements OnModuleInit {
  private holders: readonly ConnectionHolder[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.holders = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .filter((instance) => instance instanceof ConnectionHolder);
  }

  /**
   * Needs a unit of work.
   * @param connectionIds a connection and those that it inherited
   */
  async held(connectionIds: readonly string[]): Promise<HeldObjects[]> {
    const sums = new Map<HeldObject, HeldObjects>();
    for (const id of connectionIds)
      for (const holder of this.holders)
        for (const { object, count, ids } of await holder.held(id)) {
          const sum = sums.get(object) ?? { object, count: 0, ids: [] };
          sums.set(object, { object, count: sum.count + count, ids: [...sum.ids, ...ids].slice(0, HELD_IDS_SHOWN) });
        }
    return [...sums.values()].filter(({ count }) => count > 0);
  }

  async switchOff(scope: Scope, connectionIds: readonly string[]): Promise<void> {
    for (const id of connectionIds) for (const holder of this.holders) await holder.switchOff(scope, id);
  }

  async readAgain(scope: Scope, connectionIds: readonly string[], since: Date): Promise<void> {
    for (const id of connectionIds) for (const holder of this.holders) await holder.readAgain(scope, id, since);
  }
}
