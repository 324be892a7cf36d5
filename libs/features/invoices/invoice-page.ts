import { Injectable } from '@nestjs/common';
import { writeScopedToken } from '@remit/database';
import { Settings } from '@remit/settings';
import type { Invoice } from './invoice.entity';

/** Where the public page of an invoice is. */
export interface InvoicePage {
  readonly token: string;
  /** Since when it is there; null: since the invoice was made. */
  readonly since: Date | null;
}

/** The address that a payer opens, the same for the whole life of an invoice unless somebody replaces it. */
@Injectable()
export class InvoicePages {
  constructor(private readonly settings: Settings) {}

  /** Null in an environment whose ids are not ours. */
  urlOf(invoice: Invoice): string | null {
    const page = pageOf(invoice);
    return page && `${this.settings.publicUrl}/i/${page.token}`;
  }
}

export function pageOf({ scope, pageKey, pageKeyChangedAt }: Invoice): InvoicePage | null {
  const token = writeScopedToken({ scope, id: pageKey });
  return token === undefined ? null : { token, since: pageKeyChangedAt };
}
