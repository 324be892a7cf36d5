import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { type CurrencySums, Database, type PageRequest, type Scope, type Search } from '@remit/database';
import { GatewayMetadataCipher } from './gateway-metadata';
import { type InvoiceFilter, InvoiceListRepository } from './invoice-list.repository';
import { InvoicePages } from './invoice-page';
import { InvoiceSearch } from './invoice-search';
import type { ListedInvoiceRecord } from './present-invoice';
import { SyncStatesRegistry } from './sync-states-registry';

/** The filters of a list. */
export type InvoiceListFilter = Omit<InvoiceFilter, 'matches'> & {
  readonly externalCustomerId?: string;
  readonly search?: string;
};

/** Lists of invoices, and their sums. Every method runs in one unit of work. */
@Injectable()
export class InvoiceLists {
  constructor(
    private readonly database: Database,
    private readonly lists: InvoiceListRepository,
    private readonly searches: InvoiceSearch,
    private readonly syncStates: SyncStatesRegistry,
    private readonly customers: CustomersService,
    private readonly gatewayMetadata: GatewayMetadataCipher,
    private readonly pages: InvoicePages,
  ) {}

  /** Returns rows, total count and page size in the same way as `InvoiceListRepository.list`. */
  async list(
    scope: Scope,
    filter: InvoiceListFilter,
    page: PageRequest,
    search?: Search,
  ): Promise<[ListedInvoiceRecord[], number, number]> {
    return this.database.transaction(scope, async () => {
      const [invoices, total, limit] = await this.lists.list(await this.resolved(scope, filter), page, search);
      const customerIds = [...new Set(invoices.map((invoice) => invoice.customerId))];
      const [customers, syncStates] = await Promise.all([
        this.customers.getMany(scope, customerIds),
        this.syncStates.of(invoices.map(({ id }) => id)),
      ]);
      const records = invoices.map((invoice) => ({
        invoice,
        gatewayMetadata: this.gatewayMetadata.open(invoice),
        customer: customers.get(invoice.customerId) ?? null,
        hostedUrl: this.pages.urlOf(invoice),
        syncState: syncStates.get(invoice.id) ?? null,
      }));
      return [records, total, limit];
    });
  }

  /** Sums of the invoices that `list` finds, by currency; undefined when too many match. */
  async totals(scope: Scope, filter: InvoiceListFilter, search: Search): Promise<CurrencySums[] | undefined> {
    return this.database.transaction(scope, async () => this.lists.totals(await this.resolved(scope, filter), search));
  }

  private async resolved(
    scope: Scope,
    { externalCustomerId, search: text, ...filter }: InvoiceListFilter,
  ): Promise<InvoiceFilter> {
    const customer = externalCustomerId && (await this.customers.findByExternalId(scope, externalCustomerId));
    return {
      ...filter,
      ...(customer && { customerId: customer.id }),
      ...(customer === null && { matchesNone: true }),
      ...(text && { matches: await this.searches.resolve(text) }),
    };
  }
}
