export { PaymentAttempt } from './attempts/payment-attempt.entity';
export { AccountCharge } from './charges/account-charge.entity';
export { ListedDifference } from './audit/against-nomod/listed-difference.entity';
export { chargeReadingEvent } from './payment-facts';
export { Charge } from './charges/charge.entity';
export { Payment } from './payment.entity';
export {
  type FailedAttempts,
  type MadeLinks,
  PaymentReportsRepository,
  type TakenCharge,
} from './payment-reports.repository';
export { type LinkOwner, type PayersLink, type PayersView, Payments } from './payments';
export { PaymentsModule } from './payments.module';
export { PaymentsService } from './payments.service';
export { LostCharges } from './recovery/lost-charges';
export { LostObject } from './recovery/lost-object.entity';
export { Recovery } from './recovery/recovery.entity';
export { type RecoveredEnvironment, RecoveryAfterRestore } from './recovery/recovery-after-restore';
export { PaymentRefund } from './refunds/payment-refund.entity';
export { urlFingerprint } from './payment-secrets';
