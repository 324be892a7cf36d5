import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '@remit/database';
import type { GatewayTrouble, TroubledObject } from './gateway-trouble.entity';
import type { GatewayErrorKind } from '@remit/gateway';

/** Why Nomod's answer about an object is of no use. */
export interface TroubleReason {
  readonly kind: GatewayErrorKind;
  /** Safe to show. */
  readonly reason: string;
}

/**
 * Finds out whether a trouble is over. A feature adds one for its own objects by providing a subclass in its module.
 */
export abstract class TroubleProbe {
  abstract readonly objects: readonly TroubledObject[];

  /** Outside any unit of work. Null when the trouble is over. */
  abstract probe(scope: Scope, trouble: GatewayTrouble): Promise<TroubleReason | null>;
}

/** Finds every `TroubleProbe` of the application at start. */
@Injectable()
export class TroubleProbes implements OnModuleInit {
  private probes: readonly TroubleProbe[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.probes = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .filter((instance) => instance instanceof TroubleProbe);
  }

  /** Null when the trouble is over. */
  async probe(scope: Scope, trouble: GatewayTrouble): Promise<TroubleReason | null> {
    const probe = this.probes.find(({ objects }) => objects.includes(trouble.object));
    if (!probe) throw new Error(`Nothing knows how to ask about a ${trouble.object}`);
    return probe.probe(scope, trouble);
  }
}
