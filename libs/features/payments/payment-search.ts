import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { Encryption } from '@remit/encryption';
import { Invoices } from '@remit/invoices';
import type { PaymentMatches } from './payment-list.repository';
import { urlFingerprints } from './url-fingerprint';

/** No number, name or e-mail is longer: a longer text can only be a URL. */
const LONGEST_NAME = 255;

/** What somebody may mean by the text in a search box. */
@Injectable()
export class PaymentSearch {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly encryption: Encryption,
  ) {}

  /** Needs a unit of work. */
  async resolve(text: string): Promise<PaymentMatches> {
    return {
      id: text,
      urlFingerprints: urlFingerprints(this.encryption, this.database.scope, text),
      invoiceIds: text.length > LONGEST_NAME ? [] : await this.invoices.idsMatching(text),
    };
  }
}
