export { PaymentAttempt } from './attempts/payment-attempt.entity';
export { chargeReadingEvent } from './charges/charge-reading-event';
export { Charge } from './charges/charge.entity';
export { Payment } from './payment.entity';
export { type LinkOwner, Payments } from './payments';
export { PaymentsModule } from './payments.module';
export { PaymentsService } from './payments.service';
export { PaymentRefund } from './refunds/payment-refund.entity';
export { urlFingerprint } from './url-fingerprint';
