import {
  type EventSubscriber,
  InvoiceAmountChanged,
  InvoicePaymentRecorded,
  InvoiceVoided,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { LinkClosing } from '../links/link-closing';
import { OPEN_LINK, PaymentRepository } from '../payment.repository';

type InvoiceChanged = InvoiceAmountChanged | InvoicePaymentRecorded | InvoiceVoided;

/** Voids the live link of an invoice when the amount of the link differs from the amount owed now. */
@Subscriber({
  to: [InvoiceAmountChanged, InvoicePaymentRecorded, InvoiceVoided],
  as: 'void-link-when-invoice-changed',
  onlyIf: OPEN_LINK,
})
export class VoidLinkWhenInvoiceChanged implements EventSubscriber<InvoiceChanged> {
  readonly runsInGroups = true;

  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  async handle({ payload: { invoice_id: invoiceId } }: Recorded<InvoiceChanged>): Promise<void> {
    const invoice = await this.invoices.lockForUpdate(invoiceId);
    const live = await this.payments.lockLive(invoiceId);
    if (!live) return;
    if (invoice.status === 'voided') await this.closing.void(live, 'The invoice was voided');
    else if (live.amountMinor !== (await this.payments.owedOn(invoice)))
      await this.closing.void(live, 'The owed amount of the invoice changed');
  }
}
