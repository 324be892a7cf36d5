import { Injectable } from '@nestjs/common';
import { writeScopedToken } from '@remit/database';
import { Settings } from '@remit/settings';
import type { Invoice } from './invoice.entity';

/** Location of the public page of an invoice. */
export interface InvoicePage {
  readonly token: string;
  /** Since when the page has this address; null: since the invoice was created. */
  readonly since: Date | null;
}

/** The address that a payer opens. It stays the same for the whole life of an invoice unless a person replaces it. */
@Injectable()
export class InvoicePages {
  constructor(private readonly settings: Settings) {}

  /** Null in an environment whose ids Remit did not create. */
  urlOf(invoice: Invoice): string | null {
    const page = pageOf(invoice);
    return page && `${this.settings.publicUrl}/i/${page.token}`;
  }
}

export function pageOf({ scope, pageKey, pageKeyChangedAt }: Invoice): InvoicePage | null {
  const token = writeScopedToken({ scope, id: pageKey });
  return token === undefined ? null : { token, since: pageKeyChangedAt };
}
