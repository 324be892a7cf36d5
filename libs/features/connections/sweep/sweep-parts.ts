import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type OpenObjects, SweepPart } from './sweep-part';

/** Finds every `SweepPart` of the application at start. */
@Injectable()
export class SweepParts implements OnModuleInit {
  all: readonly SweepPart[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.all = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .filter((instance) => instance instanceof SweepPart);
  }

  /** Needs a unit of work. */
  async stock(estate: readonly string[]): Promise<OpenObjects> {
    const stocks = await Promise.all(this.all.map(async (part) => part.stock?.(estate)));
    return {
      hasPaid: stocks.some((stock) => stock?.hasPaid),
      hasOpenInvoices: stocks.some((stock) => stock?.hasOpenInvoices),
    };
  }
}
