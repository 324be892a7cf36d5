import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus, InvoiceSyncRequested } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Invoices } from '@remit/invoices';
import type { InvoiceSyncResponse } from './dto/invoice-sync-response.dto';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { presentInvoiceSync, presentUndecided } from './present-invoice-sync';
import { PayUrl } from './push/pay-url';
import { outstandingAmount } from './rules/next-step';
import { isNewOnNewPage } from './rules/page-details';

/** Operations on the sync of one invoice. Every method runs in one unit of work. */
@Injectable()
export class InvoiceSyncService {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly syncs: InvoiceSyncRepository,
    private readonly urls: PayUrl,
    private readonly bus: EventBus,
  ) {}

  /**
   * Pushes an invoice that failed or was finalized while sync was off. Does nothing when it is already at Nomod.
   * @throws ApiError not_found, invoice_not_finalized, invoice_voided, invoice_already_paid, connection_not_published
   */
  async request(scope: Scope, invoiceId: string): Promise<InvoiceSyncResponse> {
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lockForUpdate(invoiceId);
      this.invoices.assertPayable(invoice);
      const connection = await this.connections.publishedForInvoiceSync(scope);
      if (!connection) throw syncIsOff();
      const owed = { currency: invoice.currency, amountMinor: invoice.amountRemainingMinor };
      const sync = await this.syncs.decide(InvoiceSyncRecord.start(invoiceId, connection.id, owed, new Date()));
      if (['off', 'failed', 'cancelled'].includes(sync.state)) {
        sync.connectionId ??= connection.id;
        this.syncs.startAnew(sync, owed);
      }
      await this.bus.publish(new InvoiceSyncRequested({ invoice_id: invoiceId }));
      return this.present(sync);
    });
  }

  /**
   * Requests a new page at Nomod for an invoice whose page shows outdated details. The old page is cancelled first,
   * so that at most one can be paid.
   * @throws ApiError not_found, conflict when it cannot be paid there, or a new page would show the same details
   */
  async replacePage(scope: Scope, invoiceId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      await this.invoices.lockRow(invoiceId);
      const sync = await this.syncs.lockById(invoiceId);
      if (!sync?.isOpen) throw cannotBePaidThere();
      if (!sync.changed.some(isNewOnNewPage)) throw wouldSayTheSame();
      sync.isOutdated = true;
      this.syncs.save(sync);
      await this.bus.publish(new InvoiceSyncRequested({ invoice_id: invoiceId }));
    });
  }

  /**
   * Returns state, attempts, last error and next try.
   * @throws ApiError not_found when there is no such invoice
   */
  async show(scope: Scope, invoiceId: string): Promise<InvoiceSyncResponse> {
    return this.database.transaction(scope, async () => {
      const owed = outstandingAmount(await this.invoices.get(invoiceId));
      const sync = await this.syncs.findById(invoiceId);
      return sync
        ? this.present(sync)
        : presentUndecided(
            invoiceId,
            owed !== null && (await this.connections.publishedForInvoiceSync(scope)) !== null,
          );
    });
  }

  private present(sync: InvoiceSyncRecord): InvoiceSyncResponse {
    const isShown = sync.state === 'synced' && !sync.isOutdated;
    const url = isShown && sync.url !== null ? this.urls.open(sync.id, sync.url) : null;
    return presentInvoiceSync(sync, url);
  }
}

const cannotBePaidThere = (): ApiError =>
  new ApiError('conflict', {
    message: 'The invoice cannot be paid at Nomod now, so there is no page to replace.',
    hint: 'Read its sync state with GET /invoices/{id}/sync.',
  });

const wouldSayTheSame = (): ApiError =>
  new ApiError('conflict', {
    message: 'Nomod does not change the name of a customer, so a new page would show the same name.',
    hint: 'Change the name in the Nomod app, then check.',
  });

function syncIsOff(): ApiError {
  return new ApiError('connection_not_published', {
    message: 'No published connection pushes invoices',
    hint: 'Publish a Nomod connection with sync_config.invoice.outbound enabled.',
  });
}
