import { type EventSubscriber, InvoicePaymentRecorded, type Recorded, Subscriber } from '@remit/domain-events';
import { OutdatedLinks } from '../links/outdated-links';

@Subscriber({ to: InvoicePaymentRecorded, as: 'void-link-when-invoice-payment-recorded', onlyIf: 'link_is_open' })
export class VoidLinkWhenInvoicePaymentRecorded implements EventSubscriber<InvoicePaymentRecorded> {
  readonly runsInGroups = true;

  constructor(private readonly links: OutdatedLinks) {}

  async handle({ payload }: Recorded<InvoicePaymentRecorded>): Promise<void> {
    await this.links.void(payload.invoice_id);
  }
}
