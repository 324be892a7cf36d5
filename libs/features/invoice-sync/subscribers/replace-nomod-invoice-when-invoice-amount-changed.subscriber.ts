import { type EventSubscriber, InvoiceAmountChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { callingFor } from '@remit/nomod';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

/** Cancels the invoice at Nomod that asks the old amount before one with the new amount is shown. */
@Subscriber({ to: InvoiceAmountChanged, as: 'replace-nomod-invoice-when-invoice-amount-changed' })
export class ReplaceNomodInvoiceWhenInvoiceAmountChanged implements EventSubscriber<InvoiceAmountChanged> {
  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ scope, payload }: Recorded<InvoiceAmountChanged>): Promise<void> {
    await callingFor('push', () => this.synchronizer.advance(scope, payload.invoice_id));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
