import { type EventSubscriber, InvoiceFinalized, type Recorded, type RunAgain, Subscriber } from '@remit/domain-events';
import { OverdueInvoices } from '../overdue/overdue-invoices';

/** Waits for the end of its last day. */
@Subscriber({ to: InvoiceFinalized, as: 'tell-overdue-invoice-when-invoice-finalized' })
export class TellOverdueInvoiceWhenInvoiceFinalized implements EventSubscriber<InvoiceFinalized> {
  readonly runsInGroups = true;

  constructor(private readonly overdue: OverdueInvoices) {}

  async handle({ payload }: Recorded<InvoiceFinalized>): Promise<void | RunAgain> {
    return this.overdue.tell(payload.invoice_id);
  }
}
