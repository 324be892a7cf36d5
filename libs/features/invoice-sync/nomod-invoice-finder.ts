import { Injectable } from '@nestjs/common';
import { InvoiceFinder } from '@remit/invoices';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { PayUrl } from './push/pay-url';

/** Finds invoices by what Nomod calls them: id, reference, code or URL. */
@Injectable()
export class NomodInvoiceFinder extends InvoiceFinder {
  override readonly by = 'invoice';

  constructor(
    private readonly syncs: InvoiceSyncRepository,
    private readonly urls: PayUrl,
  ) {
    super();
  }

  override async find(text: string, most: number): Promise<string[]> {
    const spellings = [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
    const urls = text.startsWith('http') ? this.urls.fingerprints(text) : [];
    return this.syncs.findIdsNamed({ spellings, urls }, most);
  }
}
