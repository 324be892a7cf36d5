import { type EventSubscriber, PaymentLinkUnpaid, type Recorded, Subscriber } from '@remit/domain-events';
import { ChargeRecorder } from '../charges/charge-recorder';

@Subscriber({ to: PaymentLinkUnpaid, as: 'record-attempt-when-payment-link-unpaid' })
export class RecordAttemptWhenPaymentLinkUnpaid implements EventSubscriber<PaymentLinkUnpaid> {
  constructor(private readonly recorder: ChargeRecorder) {}

  async handle({ payload }: Recorded<PaymentLinkUnpaid>): Promise<void> {
    await this.recorder.record({ id: payload.payment_id, invoiceId: payload.invoice_id }, payload.charge);
  }
}
