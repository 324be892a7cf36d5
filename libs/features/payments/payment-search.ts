import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { Encryption } from '@remit/encryption';
import { Invoices } from '@remit/invoices';
import type { PaymentMatches } from './payment-list.repository';
import { urlFingerprints } from './url-fingerprint';

/** Maximum length of a number, name or e-mail. A longer text can only be a URL. */
const LONGEST_NAME = 255;

/** Resolves the text of a search box to its possible meanings. */
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
