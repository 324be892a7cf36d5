import {
  type EventSubscriber,
  InvoiceAmountChanged,
  type Recorded,
  type RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { OverdueInvoices } from '../overdue/overdue-invoices';

/** What was paid may be owed again, after its last day or before. */
@Subscriber({ to: InvoiceAmountChanged, as: 'tell-overdue-invoice-when-invoice-amount-changed' })
export class TellOverdueInvoiceWhenInvoiceAmountChanged implements EventSubscriber<InvoiceAmountChanged> {
  readonly runsInGroups = true;

  constructor(private readonly overdue: OverdueInvoices) {}

  async handle({ payload }: Recorded<InvoiceAmountChanged>): Promise<void | RunAgain> {
    return this.overdue.tell(payload.invoice_id);
  }
}
