import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { Encryption } from '@remit/encryption';
import { InvoiceFinder, Invoices } from '@remit/invoices';
import { readSearchedAmount } from '@remit/money';
import { PaymentListRepository, type PaymentMatches } from './payment-list.repository';
import { urlFingerprints } from './payment-secrets';

/** Maximum length of a number, name, e-mail or URL of Nomod. A longer text can only be the URL of a payment. */
const LONGEST_NAME = 255;

/** Resolves the text of a search box to its possible meanings. Finds invoices by their payments. */
@Injectable()
export class PaymentSearch extends InvoiceFinder {
  override readonly by = 'payment';

  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly encryption: Encryption,
    private readonly lists: PaymentListRepository,
  ) {
    super();
  }

  /** Needs a unit of work. */
  async resolve(text: string): Promise<PaymentMatches> {
    return {
      ...this.ownMeanings(text),
      invoiceIds: text.length > LONGEST_NAME ? [] : await this.invoices.idsMatching(text),
    };
  }

  override async find(text: string, most: number): Promise<string[]> {
    return this.lists.findInvoiceIds(this.ownMeanings(text), most);
  }

  private ownMeanings(text: string): PaymentMatches {
    return {
      id: text,
      urlFingerprints: /^https?:/.test(text) ? urlFingerprints(this.encryption, this.database.scope, text) : [],
      invoiceIds: [],
      amount: readSearchedAmount(text),
    };
  }
}
