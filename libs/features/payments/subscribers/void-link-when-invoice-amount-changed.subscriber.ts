import { type EventSubscriber, InvoiceAmountChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { OutdatedLinks } from '../links/outdated-links';

@Subscriber({ to: InvoiceAmountChanged, as: 'void-link-when-invoice-amount-changed' })
export class VoidLinkWhenInvoiceAmountChanged implements EventSubscriber<InvoiceAmountChanged> {
  constructor(private readonly links: OutdatedLinks) {}

  async handle({ payload }: Recorded<InvoiceAmountChanged>): Promise<void> {
    await this.links.void(payload.invoice_id);
  }
}
