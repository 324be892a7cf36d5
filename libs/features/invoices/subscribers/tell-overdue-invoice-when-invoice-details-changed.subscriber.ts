import {
  type EventSubscriber,
  InvoiceDetailsChanged,
  type Recorded,
  type RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { OverdueInvoices } from '../overdue/overdue-invoices';

/** Another due date may be over earlier; the wait for the one before ends by itself. */
@Subscriber({ to: InvoiceDetailsChanged, as: 'tell-overdue-invoice-when-invoice-details-changed' })
export class TellOverdueInvoiceWhenInvoiceDetailsChanged implements EventSubscriber<InvoiceDetailsChanged> {
  readonly runsInGroups = true;

  constructor(private readonly overdue: OverdueInvoices) {}

  async handle({ payload }: Recorded<InvoiceDetailsChanged>): Promise<void | RunAgain> {
    if (!payload.changed.includes('due_date')) return undefined;
    return this.overdue.tell(payload.invoice_id);
  }
}
