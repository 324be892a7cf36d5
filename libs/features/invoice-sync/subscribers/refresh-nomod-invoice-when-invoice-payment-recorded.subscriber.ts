import { type EventSubscriber, InvoicePaymentRecorded, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor } from '@remit/nomod';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** Reads the status of an invoice that was paid, and cancels it at Nomod when it was paid elsewhere. */
@Subscriber({
  to: InvoicePaymentRecorded,
  as: 'refresh-nomod-invoice-when-invoice-payment-recorded',
  onlyIf: 'invoice_sync_is_on',
})
export class RefreshNomodInvoiceWhenInvoicePaymentRecorded implements EventSubscriber<InvoicePaymentRecorded> {
  readonly runsInGroups = true;

  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoicePaymentRecorded>): Promise<void> {
    await callingFor('push', () => this.synchronizer.advance(scope, payload.invoice_id));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
