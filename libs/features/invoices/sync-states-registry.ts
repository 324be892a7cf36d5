import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type SyncState, SyncStates } from './sync-states';

/** `none`: the sync has not been decided, as for a draft. */
export type SyncStateWord = SyncState | 'none';

/** Uses the application's single `SyncStates` provider. Without a provider, the sync of no invoice has been decided. */
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

  /** SQL that is true for an invoice in one of these states. States other than `none` are bound to `:syncStates`. */
  condition(invoice: string, states: readonly SyncStateWord[]): string {
    const isUndecided = this.known ? `not ${this.known.condition(invoice, false)}` : 'true';
    const isInState = this.known?.condition(invoice, true) ?? 'false';
    return states.includes('none') ? `(${isUndecided} or ${isInState})` : isInState;
  }

  async of(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, SyncState>> {
    return this.known?.of(invoiceIds) ?? new Map<string, SyncState>();
  }
}
