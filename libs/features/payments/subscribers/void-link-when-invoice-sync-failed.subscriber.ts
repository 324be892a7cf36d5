import { type EventSubscriber, InvoiceSyncFailed, type Recorded, Subscriber } from '@remit/domain-events';
import { CANCELLED_AT_NOMOD } from '@remit/invoice-sync';
import { Invoices } from '@remit/invoices';
import { LinkClosing } from '../links/link-closing';
import { PaymentRepository } from '../payment.repository';

/** The invoice is no longer at Nomod. Its URL there is not handed out again, and the next request makes a link. */
@Subscriber({ to: InvoiceSyncFailed, as: 'void-link-when-invoice-sync-failed' })
export class VoidLinkWhenInvoiceSyncFailed implements EventSubscriber<InvoiceSyncFailed> {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  async handle({ payload }: Recorded<InvoiceSyncFailed>): Promise<void> {
    if (payload.code !== CANCELLED_AT_NOMOD) return;
    await this.invoices.lockRow(payload.invoice_id);
    const live = await this.payments.lockLive(payload.invoice_id);
    if (live?.usesInvoiceUrl) await this.closing.void(live, payload.reason);
  }
}
