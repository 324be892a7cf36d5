import { Injectable } from '@nestjs/common';
import { type Business, type BusinessLogo, BusinessProfiles, dayIn } from '@remit/business-profile';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, readScopedToken, type Scope } from '@remit/database';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { Payments, type PayersView } from '@remit/payments';
import { type PaymentRoute, PaymentRoutes } from './payment-routes';
import { isPayable, type Standing, standingOf } from './standing';

/** An invoice as its payer sees it. */
export interface OpenedPage {
  readonly token: string;
  readonly scope: Scope;
  readonly invoice: InvoiceView;
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly standing: Standing;
  readonly payments: PayersView;
  /** How a link can be asked for; undefined when nothing is to be paid, or while no connection to Nomod is published and working. */
  readonly route: PaymentRoute | undefined;
}

/** Finds what the address of a page shows. Asks the database alone. */
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

  /** Undefined for an address that is not, or no longer, one of ours. */
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
      const standing = standingOf(invoice, dayIn(business.timeZone, new Date()));
      const route = isPayable(standing) ? await this.routes.find(invoice) : undefined;
      const payments = await this.payments.forPayer(invoice.id);
      return { token, scope, invoice, customer, business, standing, payments, route };
    });
  }

  /** The logo of the business; undefined as in `open`, and where there is none. */
  async logo(token: string): Promise<BusinessLogo | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    return this.database.reading(read.scope, async () =>
      (await this.invoices.findByPage(read.id)) ? this.profiles.logo() : undefined,
    );
  }

  /** How the invoice stands, as one word that changes with what the page shows; undefined as in `open`. */
  async mark(token: string): Promise<string | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    return this.database.reading(read.scope, async () => {
      const invoice = await this.invoices.findByPage(read.id);
      if (!invoice) return undefined;
      const { timeZone } = await this.profiles.current();
      return markOf(invoice, standingOf(invoice, dayIn(timeZone, new Date())));
    });
  }
}

/** What changes when the page has something else to show. */
export const markOf = (invoice: InvoiceView, standing: Standing): string =>
  [standing, invoice.paymentStatus, invoice.amountDueMinor, invoice.amountPaidMinor, invoice.refundedMinor].join('-');
