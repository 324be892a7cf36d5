import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '@remit/database';
import type { GatewayTrouble } from './gateway-trouble.entity';
import { TroubleProbe, type TroubleReason } from './trouble-probe';

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
