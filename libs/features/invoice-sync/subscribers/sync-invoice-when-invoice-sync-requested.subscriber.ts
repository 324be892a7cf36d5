import { type EventSubscriber, InvoiceSyncRequested, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor } from '@remit/nomod';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** Does what an invoice needs at Nomod as soon as it is asked for. */
@Subscriber({ to: InvoiceSyncRequested, as: 'sync-invoice-when-invoice-sync-requested' })
export class SyncInvoiceWhenInvoiceSyncRequested implements EventSubscriber<InvoiceSyncRequested> {
  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoiceSyncRequested>): Promise<void> {
    await callingFor('push', () => this.synchronizer.advance(scope, payload.invoice_id));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
