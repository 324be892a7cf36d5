import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '@remit/database';

/** The time zone of a business. The feature that keeps the profile of the business implements it. */
export abstract class BusinessZone {
  /** IANA name of the zone. */
  abstract of(scope: Scope): Promise<string>;
}

/** Uses the application's single `BusinessZone`. Without one, times are in UTC. */
@Injectable()
export class BusinessZoneRegistry implements OnModuleInit {
  private known: BusinessZone | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.known = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .find((instance) => instance instanceof BusinessZone);
  }

  async of(scope: Scope): Promise<string> {
    return (await this.known?.of(scope)) ?? 'UTC';
  }
}
