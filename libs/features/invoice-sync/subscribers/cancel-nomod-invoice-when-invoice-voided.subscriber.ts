import { type EventSubscriber, InvoiceVoided, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor } from '@remit/nomod';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** What is no longer owed must not be paid at Nomod. */
@Subscriber({ to: InvoiceVoided, as: 'cancel-nomod-invoice-when-invoice-voided' })
export class CancelNomodInvoiceWhenInvoiceVoided implements EventSubscriber<InvoiceVoided> {
  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoiceVoided>): Promise<void> {
    await callingFor('push', () => this.synchronizer.advance(scope, payload.invoice_id));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
