import { Injectable } from '@nestjs/common';
import { type Business, type BusinessLogo, BusinessProfiles, dayIn } from '@remit/business-profile';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, readScopedToken, type Scope } from '@remit/database';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { Payments, type PayersView } from '@remit/payments';
import { waitingPageStep } from './waiting-page';
import { type PaymentRoute, PaymentRoutes } from './payment-routes';
import { isPayable, type PayerInvoiceStatus, payerInvoiceStatus } from './payer-invoice-status';

/** An invoice as its payer sees it. */
export interface OpenedPage {
  readonly token: string;
  readonly scope: Scope;
  readonly invoice: InvoiceView;
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly status: PayerInvoiceStatus;
  readonly payments: PayersView;
  /** Oldest first. */
  readonly creditNotes: readonly { readonly id: string; readonly number: string }[];
  /** How to request a link; undefined when nothing is due, or while no connection to Nomod is published and working. */
  readonly route: PaymentRoute | undefined;
}

/** Finds what the URL of a page shows. Reads only the database. */
@Injectable()
export class OpenedPages {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly invoices: Invoices,
    private readonly customers: CustomersService,
    private readonly payments: Payments,
    private readonly routes: PaymentRoutes,
  ) {}

  /** Undefined for a token that is unknown or was replaced. */
  async open(token: string): Promise<OpenedPage | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    const { scope, id } = read;
    return this.database.reading(scope, async () => {
      const invoice = await this.invoices.findByPage(id);
      if (!invoice) return undefined;
      const business = await this.profiles.business();
      if (!business) return undefined;
      const customer = await this.customers.get(scope, invoice.customerId);
      const status = payerInvoiceStatus(invoice, dayIn(business.timeZone, new Date()));
      const route = isPayable(status) ? await this.routes.find(invoice) : undefined;
      const payments = await this.payments.forPayer(invoice.id);
      const creditNotes = await this.invoices.creditNotesOf(invoice);
      return { token, scope, invoice, customer, business, status, payments, creditNotes, route };
    });
  }

  /** The logo of the business; undefined like `open`, and when there is none. */
  async logo(token: string): Promise<BusinessLogo | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    return this.database.reading(read.scope, async () =>
      (await this.invoices.findByPage(read.id)) ? this.profiles.logo() : undefined,
    );
  }

  /**
   * A word that changes whenever the page's content changes; undefined like `open`.
   * @param openingSince when the page first asked the payer to wait for the link; undefined on any other page
   */
  async mark(token: string, openingSince?: Date): Promise<string | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    return this.database.reading(read.scope, async () => {
      const invoice = await this.invoices.findByPage(read.id);
      if (!invoice) return undefined;
      const { timeZone } = await this.profiles.current();
      const status = payerInvoiceStatus(invoice, dayIn(timeZone, new Date()));
      if (!openingSince) return markOf({ invoice, status });
      const opening = waitingPageStep({ invoice, payments: await this.payments.forPayer(invoice.id) }, openingSince);
      return markOf({ invoice, status }, opening.next === 'pay' ? opening.next : opening.notice);
    });
  }
}

/**
 * Combines the facts whose change alters the page.
 * @param opening how far the link is, on a page that waits for it
 */
export function markOf({ invoice, status }: Pick<OpenedPage, 'invoice' | 'status'>, opening?: string): string {
  const { paymentStatus, amountDueMinor, amountPaidMinor, refundedMinor } = invoice;
  return [status, paymentStatus, amountDueMinor, amountPaidMinor, refundedMinor, opening ?? []].flat().join('-');
}
