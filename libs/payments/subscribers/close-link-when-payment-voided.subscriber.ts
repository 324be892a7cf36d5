import { type EventSubscriber, PaymentVoided, type Recorded, Subscriber } from '@remit/domain-events';
import type { NomodCharge } from '@remit/nomod';
import { LinkClosing } from '../links/link-closing';

@Subscriber({ to: PaymentVoided, as: 'close-link-when-payment-voided' })
export class CloseLinkWhenPaymentVoided implements EventSubscriber<PaymentVoided, NomodCharge[] | undefined> {
  constructor(private readonly closing: LinkClosing) {}

  async ask(event: Recorded<PaymentVoided>): Promise<NomodCharge[] | undefined> {
    return this.closing.closeAtNomod(event.scope, event.payload.payment_id);
  }

  async handle(event: Recorded<PaymentVoided>, charges: NomodCharge[] | undefined): Promise<void> {
    if (charges) await this.closing.confirm(event.payload.payment_id, charges);
  }
}
