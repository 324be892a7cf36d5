import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/**
 * Finds invoices by what a higher-level feature knows of them, such as ids of Nomod. Every provider of the application
 * that extends this class is asked. Needs a running unit of work.
 */
export abstract class InvoiceFinder {
  /** `payment`: by one of its payments. A search of payments leaves these out, because it finds the payment itself. */
  abstract readonly by: 'invoice' | 'payment';

  /** Ids of invoices for exactly this text, at most `most`. */
  abstract find(text: string, most: number): Promise<readonly string[]>;
}

@Injectable()
export class InvoiceFinders implements OnModuleInit {
  private finders: InvoiceFinder[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.finders = this.discovery
      .getProviders()
      .map((provider): unknown => provider.instance)
      .filter((instance) => instance instanceof InvoiceFinder);
  }

  async find(text: string, kinds: readonly InvoiceFinder['by'][], most: number): Promise<string[]> {
    const asked = this.finders.filter(({ by }) => kinds.includes(by));
    return (await Promise.all(asked.map((finder) => finder.find(text, most)))).flat();
  }
}
