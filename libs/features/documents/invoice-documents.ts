import { Injectable } from '@nestjs/common';
import { type Business, type BusinessLogo, BusinessProfiles } from '@remit/business-profile';
import { CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { Invoices, notFinalized } from '@remit/invoices';
import { PaymentsService } from '@remit/payments';
import { Settings } from '@remit/settings';
import { creditNotePaper } from './credit-note-paper';
import type { DocumentLanguage } from './words';
import { invoicePaper } from './invoice-paper';
import { drawPaper } from './paper/draw-paper';
import type { Paper } from './paper/paper';
import { receiptPaper } from './receipt-paper';

export interface DocumentFile {
  /** Such as `INV-2026-0001.pdf`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Payment states with received money. */
const RECEIVED = ['succeeded', 'partially_refunded', 'refunded'];

/** Invoices, credit notes and receipts as PDF files. Reads only the database. */
@Injectable()
export class InvoiceDocuments {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly customers: CustomersService,
    private readonly invoices: Invoices,
    private readonly payments: PaymentsService,
    private readonly settings: Settings,
  ) {}

  /**
   * @param language default: the language of the business
   * @throws ApiError not_found, invoice_not_finalized
   */
  async pdf(scope: Scope, invoiceId: string, language?: DocumentLanguage): Promise<DocumentFile> {
    const billed = await this.database.reading(scope, async () => {
      const { invoice, page } = await this.invoices.getWithPage(invoiceId);
      if (invoice.status === 'draft') throw notFinalized(invoice);
      const customer = await this.customers.get(scope, invoice.customerId);
      const pageUrl = page ? `${this.settings.publicUrl}/i/${page.token}` : undefined;
      return { invoice, customer, ...(await this.sender()), pageUrl };
    });
    const paper = invoicePaper(billed, language ?? billed.business.language);
    return fileOf(paper, billed.invoice.invoiceNumber ?? invoiceId);
  }

  /**
   * @param language default: the language of the business
   * @throws ApiError not_found, conflict before anything was received
   */
  async receipt(scope: Scope, paymentId: string, language?: DocumentLanguage): Promise<DocumentFile> {
    const received = await this.database.reading(scope, async () => {
      const payment = await this.payments.get(scope, paymentId);
      if (!RECEIVED.includes(payment.payment_status)) throw nothingReceived(payment);
      const invoice = await this.invoices.get(payment.destination_id);
      const customer = await this.customers.get(scope, invoice.customerId);
      return { payment, customer, ...(await this.sender()) };
    });
    const paper = receiptPaper(received, language ?? received.business.language);
    return fileOf(paper, `receipt-${paymentId}`);
  }

  /**
   * @param language default: the language of the business
   * @throws ApiError not_found
   */
  async creditNote(scope: Scope, id: string, language?: DocumentLanguage): Promise<DocumentFile> {
    const credited = await this.database.reading(scope, async () => {
      const note = await this.invoices.creditNote(id);
      const invoice = await this.invoices.get(note.invoiceId);
      const customer = await this.customers.get(scope, invoice.customerId);
      return { note, invoice, customer, ...(await this.sender()) };
    });
    return fileOf(creditNotePaper(credited, language ?? credited.business.language), credited.note.number);
  }

  private async sender(): Promise<{ business: Business; logo?: BusinessLogo }> {
    const business = await this.profiles.business();
    if (!business) throw new ApiError('not_found');
    return { business, logo: await this.profiles.logo() };
  }
}

/** Contains plain characters only, for any invoice number. */
export const fileName = (of: string): string => `${of.replaceAll(/[^\w.-]+/g, '-')}.pdf`;

export async function fileOf(paper: Paper, name: string): Promise<DocumentFile> {
  return { name: fileName(name), bytes: await drawPaper(paper) };
}

const nothingReceived = (payment: { readonly id: string; readonly payment_status: string }): ApiError =>
  new ApiError('conflict', {
    message: 'This payment has no receipt, because no money was received',
    hint: 'A payment has a receipt after it has succeeded.',
    details: { payment_id: payment.id, payment_status: payment.payment_status },
  });
