import { type EventSubscriber, InvoiceVoided, type Recorded, Subscriber } from '@remit/domain-events';
import { LinkClosing } from '../links/link-closing';
import { PaymentRepository } from '../payment.repository';

@Subscriber({ to: InvoiceVoided, as: 'void-link-when-invoice-voided' })
export class VoidLinkWhenInvoiceVoided implements EventSubscriber<InvoiceVoided> {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  async handle(event: Recorded<InvoiceVoided>): Promise<void> {
    const live = await this.payments.lockLive(event.payload.invoice_id);
    if (live) await this.closing.void(live, 'The invoice was voided');
  }
}
