import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import type { NomodCredentials } from '@remit/nomod';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { NomodInvoiceCreation } from './nomod-invoice-creation';

/** Nomod does not have the invoice whose id it once answered with: the answer may have named another object's. */
@Injectable()
export class LostInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly creation: NomodInvoiceCreation,
  ) {}

  /** Looks for our token and takes over what carries it. False when nothing does. @throws NomodError when Nomod does not tell. */
  async recover(scope: Scope, sync: InvoiceSyncRecord, credentials: NomodCredentials): Promise<boolean> {
    const { connectionId, nomodCustomerId } = sync;
    if (connectionId === null || nomodCustomerId === null) return false;
    const invoice = await this.database.transaction(scope, () => this.invoices.get(sync.id));
    const creation = this.creation.of(sync, invoice, { connectionId, nomodCustomerId, credentials });
    const [found] = (await creation.find()).items;
    if (!found) return false;
    await this.database.transaction(scope, async () => {
      const now = await creation.hold();
      if (now.nomodInvoiceId === sync.nomodInvoiceId) await creation.save(found, now);
    });
    return true;
  }
}
