import { type EventSubscriber, PaymentLinkUnpaid, type Recorded, Subscriber } from '@remit/domain-events';
import { ChargeRecorder } from '../charges/charge-recorder';

@Subscriber({ to: PaymentLinkUnpaid, as: 'record-attempt-when-payment-link-unpaid' })
export class RecordAttemptWhenPaymentLinkUnpaid implements EventSubscriber<PaymentLinkUnpaid> {
  constructor(private readonly recorder: ChargeRecorder) {}

  async handle({ payload }: Recorded<PaymentLinkUnpaid>): Promise<void> {
    await this.recorder.record(payload.payment_id, payload.charge);
  }
}
