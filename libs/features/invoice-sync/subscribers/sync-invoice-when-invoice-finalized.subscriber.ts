import { type EventSubscriber, InvoiceFinalized, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor } from '@remit/nomod';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** Makes the invoice at Nomod, its customer first. */
@Subscriber({ to: InvoiceFinalized, as: 'sync-invoice-when-invoice-finalized' })
export class SyncInvoiceWhenInvoiceFinalized implements EventSubscriber<InvoiceFinalized> {
  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoiceFinalized>): Promise<void> {
    await callingFor('push', () => this.synchronizer.advance(scope, payload.invoice_id, { isNews: true }));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
