import { type EventSubscriber, InvoiceSyncFailed, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { LinkClosing } from '../links/link-closing';
import { PaymentRepository } from '../payment.repository';

/** Somebody cancelled or deleted it. After another failure the page may still be payable: a second way to pay must not be opened beside it. */
const GONE = 'cancelled_at_nomod';

/** What was to be paid at Nomod is not there any more: the address of it is not handed out again, and the next request makes a link. */
@Subscriber({ to: InvoiceSyncFailed, as: 'void-link-when-invoice-sync-failed' })
export class VoidLinkWhenInvoiceSyncFailed implements EventSubscriber<InvoiceSyncFailed> {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  async handle({ payload }: Recorded<InvoiceSyncFailed>): Promise<void> {
    if (payload.code !== GONE) return;
    await this.invoices.hold(payload.invoice_id);
    const live = await this.payments.lockLive(payload.invoice_id);
    if (live?.usesInvoiceUrl) await this.closing.void(live, payload.reason);
  }
}
