import {
  type EventSubscriber,
  InvoiceAmountChanged,
  InvoiceDetailsChanged,
  InvoiceFinalized,
  type Recorded,
  type RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { OverdueInvoices } from '../overdue/overdue-invoices';

type InvoiceChanged = InvoiceAmountChanged | InvoiceDetailsChanged | InvoiceFinalized;

/**
 * Waits for the end of the invoice's last day. A paid invoice may be owed again, before or after that day. A changed
 * due date may be over earlier, and the wait for the previous date ends by itself.
 */
@Subscriber({
  to: [InvoiceAmountChanged, InvoiceDetailsChanged, InvoiceFinalized],
  as: 'publish-overdue-invoice-when-invoice-changed',
})
export class PublishOverdueInvoiceWhenInvoiceChanged implements EventSubscriber<InvoiceChanged> {
  readonly runsInGroups = true;

  constructor(private readonly overdue: OverdueInvoices) {}

  async handle({ payload }: Recorded<InvoiceChanged>): Promise<void | RunAgain> {
    if ('changed' in payload && !payload.changed.includes('due_date')) return undefined;
    return this.overdue.publish(payload.invoice_id);
  }
}
