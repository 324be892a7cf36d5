import { Module } from '@nestjs/common';
import { BusinessProfileModule } from '@remit/business-profile';
import { ConnectionsModule } from '@remit/connections';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { InvoicesModule } from '@remit/invoices';
import { RemoteOperationsModule } from '@remit/remote-operations';
import { ChargesBelongToPayments, PaymentsEqualTheLedger, RefundsWithinPayments } from './audit/payment-audit-checks';
import { AuditAgainstNomod } from './audit/against-nomod/audit-against-nomod';
import { ComparedPayments } from './audit/against-nomod/compared-payments.repository';
import { SpareLinks } from './audit/against-nomod/spare-links';
import { ListedDifferences } from './audit/against-nomod/listed-differences.repository';
import { PaymentAuditRepository } from './audit/payment-audit.repository';
import { PaymentAttemptRepository } from './attempts/payment-attempt.repository';
import { AccountCharges } from './charges/account-charges';
import { ChargeRecorder } from './charges/charge-recorder';
import { InvoiceExcess } from './charges/invoice-excess';
import { LostMoney } from './charges/lost-money';
import { ChargeRepository } from './charges/charge.repository';
import { LinkCharges } from './links/link-charges';
import { LinkClosing } from './links/link-closing';
import { LinkErrors } from './links/link-errors';
import { LinkHolder } from './links/link-holder';
import { LinkVerification } from './links/link-verification';
import { LinkPolling } from './links/link-polling';
import { LinkRequests } from './links/link-request';
import { LinkSaga } from './links/link-saga';
import { OfflinePayments } from './offline-payments';
import { PaymentListRepository } from './payment-list.repository';
import { PaymentHoldingsRepository } from './payment-holdings.repository';
import { PaymentReportsRepository } from './payment-reports.repository';
import { PaymentRepository } from './payment.repository';
import { PaymentSearch } from './payment-search';
import { PaymentSecrets } from './payment-secrets';
import { Payments } from './payments';
import { PaymentVoiding } from './payment-voiding';
import { PaymentsController } from './payments.controller';
import { PaymentsService } from './payments.service';
import { LostCharges } from './recovery/lost-charges';
import { LostLinks } from './recovery/lost-links';
import { LostObjects } from './recovery/lost-objects.repository';
import { RecoveryAfterRestore } from './recovery/recovery-after-restore';
import { PaymentRefundRepository } from './refunds/payment-refund.repository';
import { RefundReversal } from './refunds/refund-reversal';
import { RefundCall } from './refunds/refund-call';
import { Refunds } from './refunds/refunds';
import { AskAboutLateRefundWhenPaymentRefunded } from './subscribers/ask-about-late-refund-when-payment-refunded.subscriber';
import { AuditConnectionWhenConnectionPublished } from './subscribers/audit-connection-when-connection-published.subscriber';
import { CloseLinkWhenPaymentVoided } from './subscribers/close-link-when-payment-voided.subscriber';
import { DiscardSpareLinksWhenPaymentPending } from './subscribers/discard-spare-links-when-payment-pending.subscriber';
import { ExpirePaymentWhenPaymentDeadlineSet } from './subscribers/expire-payment-when-payment-deadline-set.subscriber';
import { FinishLinkWhenPaymentLinkRequested } from './subscribers/finish-link-when-payment-link-requested.subscriber';
import { FinishRefundWhenPaymentRefundRequested } from './subscribers/finish-refund-when-payment-refund-requested.subscriber';
import { LookAgainWhenChargeSecondLookWanted } from './subscribers/look-again-when-charge-second-look-wanted.subscriber';
import { RecordAttemptWhenPaymentLinkUnpaid } from './subscribers/record-attempt-when-payment-link-unpaid.subscriber';
import { SettlePaymentWhenChargeMatched } from './subscribers/settle-payment-when-charge-matched.subscriber';
import { SettlePaymentWhenNomodInvoicePaid } from './subscribers/settle-payment-when-nomod-invoice-paid.subscriber';
import { SettlePaymentWhenPaymentLinkPaid } from './subscribers/settle-payment-when-payment-link-paid.subscriber';
import { VoidLinkWhenInvoiceChanged } from './subscribers/void-link-when-invoice-changed.subscriber';
import { VoidLinkWhenInvoiceSyncFailed } from './subscribers/void-link-when-invoice-sync-failed.subscriber';
import { VoidLinkWhenInvoiceSynced } from './subscribers/void-link-when-invoice-synced.subscriber';
import { WatchLinkWhenPaymentLinkRequested } from './subscribers/watch-link-when-payment-link-requested.subscriber';
import { UnrecordedCharges } from './sweep/unrecorded-charges';
import { ClosedLinkSweep } from './sweep/closed-link-sweep';
import { LinkSweep } from './sweep/link-sweep';
import { PaidChargeSweep } from './sweep/paid-charge-sweep';
import { SweptPayments } from './sweep/swept-payments.repository';

@Module({
  imports: [BusinessProfileModule, ConnectionsModule, InvoicesModule, InvoiceSyncModule, RemoteOperationsModule],
  controllers: [PaymentsController],
  providers: [
    AuditAgainstNomod,
    AskAboutLateRefundWhenPaymentRefunded,
    AuditConnectionWhenConnectionPublished,
    ListedDifferences,
    ComparedPayments,
    SpareLinks,
    PaymentRepository,
    PaymentListRepository,
    PaymentReportsRepository,
    PaymentSearch,
    SweptPayments,
    PaymentAttemptRepository,
    AccountCharges,
    UnrecordedCharges,
    ClosedLinkSweep,
    ChargeRepository,
    ChargeRecorder,
    InvoiceExcess,
    LostMoney,
    PaymentRefundRepository,
    RefundReversal,
    RefundCall,
    Refunds,
    PaymentSecrets,
    LinkCharges,
    LinkClosing,
    LinkErrors,
    LinkHolder,
    LinkVerification,
    LinkPolling,
    LinkRequests,
    LinkSaga,
    PaymentHoldingsRepository,
    LinkSweep,
    LostCharges,
    LostLinks,
    LostObjects,
    RecoveryAfterRestore,
    PaidChargeSweep,
    OfflinePayments,
    Payments,
    PaymentVoiding,
    PaymentsService,
    PaymentAuditRepository,
    ChargesBelongToPayments,
    PaymentsEqualTheLedger,
    RefundsWithinPayments,
    CloseLinkWhenPaymentVoided,
    DiscardSpareLinksWhenPaymentPending,
    ExpirePaymentWhenPaymentDeadlineSet,
    FinishLinkWhenPaymentLinkRequested,
    FinishRefundWhenPaymentRefundRequested,
    LookAgainWhenChargeSecondLookWanted,
    RecordAttemptWhenPaymentLinkUnpaid,
    SettlePaymentWhenChargeMatched,
    SettlePaymentWhenNomodInvoicePaid,
    SettlePaymentWhenPaymentLinkPaid,
    VoidLinkWhenInvoiceChanged,
    VoidLinkWhenInvoiceSyncFailed,
    VoidLinkWhenInvoiceSynced,
    WatchLinkWhenPaymentLinkRequested,
  ],
  exports: [LostCharges, PaymentReportsRepository, Payments, PaymentsService, RecoveryAfterRestore],
})
export class PaymentsModule {}
