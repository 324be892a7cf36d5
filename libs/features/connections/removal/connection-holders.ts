import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '@remit/database';
import { ConnectionHolder, type HeldObjects, HELD_IDS_SHOWN, type HeldObject } from './connection-holder';

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
