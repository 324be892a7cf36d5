import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { Database } from '@remit/database';
import { CustomerSearch } from './customer-search';
import { alreadyPaid, invoiceNotFound, isVoided, notFinalized } from './invoice-errors';
import { type InvoiceView, viewOf } from './invoice-view';
import type { Invoice } from './invoice.entity';
import { type InvoicePage, pageOf } from './invoice-page';
import { InvoiceRepository } from './invoice.repository';

/** So many invoices that a text may mean are given, the newest. */
const MAX_MATCHES = 1_000;

export interface BilledCustomer {
  readonly id: string;
  readonly name: string | null;
}

/** What other features may ask about invoices. Needs a running unit of work; changes nothing. */
@Injectable()
export class Invoices {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly customerSearch: CustomerSearch,
    private readonly customers: CustomersService,
    private readonly database: Database,
  ) {}

  /** @throws ApiError not_found */
  async get(id: string): Promise<InvoiceView> {
    return viewOf(existing(await this.invoices.find(id)));
  }

  /** The invoice whose public page has this random part in its address. */
  async findByPage(pageKey: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.findByPageKey(pageKey);
    return invoice ? viewOf(invoice) : undefined;
  }

  /** An invoice, and where its public page is. @throws ApiError not_found */
  async getWithPage(id: string): Promise<{ invoice: InvoiceView; page: InvoicePage | null }> {
    const invoice = existing(await this.invoices.find(id));
    return { invoice: viewOf(invoice), page: pageOf(invoice) };
  }

  /** Undefined when there is none. */
  async find(id: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.find(id);
    return invoice ? viewOf(invoice) : undefined;
  }

  /** The finalized invoice that has this number. */
  async withNumber(number: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.findByNumber(number);
    return invoice ? viewOf(invoice) : undefined;
  }

  /** Ids of the invoices that somebody may mean by a part of their number, or by a part of their customer's name or external id, or its whole e-mail. */
  async idsMatching(text: string): Promise<string[]> {
    const customerIds = await this.customerSearch.matching(text);
    return this.invoices.findIdsMatching({ numberPart: text, customerIds }, MAX_MATCHES);
  }

  /** Ids of the invoices that a customer owes something on, the newest first, at most so many. */
  async owedBy(customerId: string, most: number): Promise<string[]> {
    return this.invoices.findOwedIds(customerId, most);
  }

  /** Ids of invoices on which something is owed, those after this one, at most so many; null: from the first. */
  async openIds(after: string | null, most: number): Promise<string[]> {
    return this.invoices.findOpenIds(after, most);
  }

  /** Who is billed, by invoice id. */
  async customersOf(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, BilledCustomer>> {
    const billed = await this.invoices.findCustomerIds(invoiceIds);
    const customers = await this.customers.getMany(this.database.scope, [...new Set(billed.values())]);
    return new Map([...billed].map(([invoiceId, id]) => [invoiceId, { id, name: customers.get(id)?.name ?? null }]));
  }

  /**
   * Reads an invoice and holds its row lock until the caller's unit of work ends: its state and what remains cannot change before that.
   * Lock the invoice before any payment of it, as everybody does. @throws ApiError not_found
   */
  async lockForUpdate(id: string): Promise<InvoiceView> {
    return viewOf(existing(await this.invoices.lock(id)));
  }

  /** As `lockForUpdate`, without reading the invoice. */
  async lockRow(id: string): Promise<void> {
    if (!(await this.invoices.lockById(id))) throw invoiceNotFound();
  }

  /** @throws ApiError invoice_not_finalized, invoice_voided or invoice_already_paid unless something can be paid on the invoice. */
  assertPayable(invoice: InvoiceView): void {
    if (invoice.status === 'voided') throw isVoided(invoice);
    if (invoice.status === 'draft') throw notFinalized(invoice);
    if (invoice.amountRemainingMinor <= 0n) throw alreadyPaid(invoice);
  }
}

function existing(invoice: Invoice | null): Invoice {
  if (invoice) return invoice;
  throw invoiceNotFound();
}
