import { type EventSubscriber, InvoiceSynced, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { LinkClosing } from '../links/link-closing';
import { PaymentRepository } from '../payment.repository';

/**
 * The invoice can now be paid by its own URL (it was pushed by hand, late, or again). An older link is closed, and an
 * older URL is not handed out any more, so that there is one way to pay.
 */
@Subscriber({ to: InvoiceSynced, as: 'void-link-when-invoice-synced' })
export class VoidLinkWhenInvoiceSynced implements EventSubscriber<InvoiceSynced> {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  async handle({ payload }: Recorded<InvoiceSynced>): Promise<void> {
    await this.invoices.lockForUpdate(payload.invoice_id);
    const live = await this.payments.lockLive(payload.invoice_id);
    if (live && live.gatewayTrackingId !== payload.nomod_invoice_id)
      await this.closing.void(live, 'The invoice has its own URL at Nomod');
  }
}
