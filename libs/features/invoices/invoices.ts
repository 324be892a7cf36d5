import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { Database } from '@remit/database';
import { CreditNoteRepository } from './credit-notes/credit-note.repository';
import { type CreditNoteView, creditNoteView } from './credit-notes/credit-note-view';
import { alreadyPaid, creditNoteNotFound, invoiceNotFound, isVoided, notFinalized } from './invoice-errors';
import { type InvoiceView, viewOf } from './invoice-view';
import type { Invoice } from './invoice.entity';
import { type InvoicePage, pageOf } from './invoice-page';
import { InvoiceSearch } from './invoice-search';
import { type BilledCustomer, InvoiceRepository } from './invoice.repository';
import { LedgerRepository } from './ledger/ledger.repository';
import { paymentSourceKey } from './ledger/postings';

/** What other features may read about invoices. Needs a running unit of work. Changes nothing. */
@Injectable()
export class Invoices {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly searches: InvoiceSearch,
    private readonly customers: CustomersService,
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
    private readonly notes: CreditNoteRepository,
  ) {}

  /** Whether a payment that succeeded is in the figures of its invoice by now. */
  async isBooked(paymentId: string): Promise<boolean> {
    return this.ledger.isPosted(paymentSourceKey(paymentId));
  }

  /** @throws ApiError not_found */
  async get(id: string): Promise<InvoiceView> {
    return viewOf(existing(await this.invoices.find(id)));
  }

  /** The invoice with this random part in the address of its public page. */
  async findByPage(pageKey: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.findByPageKey(pageKey);
    return invoice ? viewOf(invoice) : undefined;
  }

  /**
   * An invoice and the location of its public page.
   * @throws ApiError not_found
   */
  async getWithPage(id: string): Promise<{ invoice: InvoiceView; page: InvoicePage | null }> {
    const invoice = existing(await this.invoices.find(id));
    return { invoice: viewOf(invoice), page: pageOf(invoice) };
  }

  /** @throws ApiError not_found */
  async creditNote(id: string): Promise<CreditNoteView> {
    const note = await this.notes.findById(id);
    if (!note) throw creditNoteNotFound();
    return creditNoteView(note, existing(await this.invoices.find(note.invoiceId)));
  }

  /** Ids and numbers of the credit notes of an invoice, oldest first. */
  async creditNotesOf({ id, creditedMinor }: InvoiceView): Promise<readonly { id: string; number: string }[]> {
    return creditedMinor === 0n ? [] : this.notes.ofInvoice(id);
  }

  /** Undefined when there is no such invoice. */
  async find(id: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.find(id);
    return invoice ? viewOf(invoice) : undefined;
  }

  /** The finalized invoice with this number. */
  async withNumber(number: string): Promise<InvoiceView | undefined> {
    const invoice = await this.invoices.findByNumber(number);
    return invoice ? viewOf(invoice) : undefined;
  }

  /** Ids of the newest invoices that a search finds by themselves or their customer, and not by their payments. */
  async idsMatching(text: string): Promise<string[]> {
    return this.searches.idsMatching(text, ['invoice']);
  }

  /** Ids of a customer's invoices with a remaining amount, newest first, at most `most`. */
  async owedBy(customerId: string, most: number): Promise<string[]> {
    return this.invoices.findOwedIds(customerId, most);
  }

  /** Ids of invoices with a remaining amount that come after `after`, at most `most`. Null starts at the first. */
  async openIds(after: string | null, most: number): Promise<string[]> {
    return this.invoices.findOpenIds(after, most);
  }

  /** The billed customers by invoice id. */
  async customersOf(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, BilledCustomer>> {
    return this.invoices.findBilled(invoiceIds);
  }

  /**
   * Reads an invoice and holds the lock on its row until the caller's unit of work ends. Until then its state and
   * remaining amount cannot change. Every caller locks the invoice before its payments.
   * @throws ApiError not_found
   */
  async lockForUpdate(id: string): Promise<InvoiceView> {
    return viewOf(existing(await this.invoices.lock(id)));
  }

  /**
   * Same as `lockForUpdate`, without reading the invoice.
   * @throws ApiError not_found
   */
  async lockRow(id: string): Promise<void> {
    if (!(await this.invoices.lockById(id))) throw invoiceNotFound();
  }

  /** @throws ApiError invoice_not_finalized, invoice_voided or invoice_already_paid when the invoice cannot be paid */
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
