import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type SyncState, SyncStates } from './sync-states';

/** `none`: nothing was decided, as for a draft. */
export type SyncStateWord = SyncState | 'none';

/** Asks the one `SyncStates` of the application; where there is none, nothing was decided about any invoice. */
@Injectable()
export class SyncStatesRegistry implements OnModuleInit {
  private known: SyncStates | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.known = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .find((instance) => instance instanceof SyncStates);
  }

  /** SQL that holds for an invoice of these states, of which those but `none` are bound to `:syncStates`. */
  condition(invoice: string, states: readonly SyncStateWord[]): string {
    const isUndecided = this.known ? `not ${this.known.condition(invoice, false)}` : 'true';
    const isInState = this.known?.condition(invoice, true) ?? 'false';
    return states.includes('none') ? `(${isUndecided} or ${isInState})` : isInState;
  }

  async of(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, SyncState>> {
    return this.known?.of(invoiceIds) ?? new Map<string, SyncState>();
  }
}
