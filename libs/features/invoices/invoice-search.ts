import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { Database } from '@remit/database';
import { readSearchedAmount } from '@remit/money';
import { type InvoiceFinder, InvoiceFinders } from './invoice-finder';
import { InvoiceListRepository, type InvoiceMatches } from './invoice-list.repository';

/** Maximum number of customers, and of invoices, that match a text in one way, newest first. */
const MAX_MATCHES = 1_000;

/** Resolves the text of a search box to its possible meanings. Needs a unit of work. */
@Injectable()
export class InvoiceSearch {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly lists: InvoiceListRepository,
    private readonly finders: InvoiceFinders,
  ) {}

  /** @param kinds which finders of other features are asked */
  async resolve(text: string, kinds: readonly InvoiceFinder['by'][] = ['invoice', 'payment']): Promise<InvoiceMatches> {
    const part = text.trim();
    const amount = readSearchedAmount(part);
    return {
      part,
      ids: [
        part,
        ...(amount ? await this.lists.findIdsAsking(amount, MAX_MATCHES) : []),
        ...(await this.finders.find(part, kinds, MAX_MATCHES)),
      ],
      customerIds: await this.customers.findIdsMatching(this.database.scope, part, MAX_MATCHES),
    };
  }

  /** Ids of the newest invoices that match. */
  async idsMatching(text: string, kinds: readonly InvoiceFinder['by'][]): Promise<string[]> {
    return this.lists.findIdsMatching(await this.resolve(text, kinds), MAX_MATCHES);
  }
}
