import { type EventSubscriber, InvoiceSyncStatusChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** Nomod calls an invoice paid, or something else than before: the charge is searched for, or whatever follows is done, until it is. */
@Subscriber({ to: InvoiceSyncStatusChanged, as: 'search-charge-when-invoice-sync-status-changed' })
export class SearchChargeWhenInvoiceSyncStatusChanged implements EventSubscriber<InvoiceSyncStatusChanged> {
  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoiceSyncStatusChanged>): Promise<void> {
    await this.synchronizer.advance(scope, payload.invoice_id);
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
