import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BusinessProfileModule } from '@remit/business-profile';
import { CustomersModule } from '@remit/customers';
import { AuditCheckRegistry } from './audit/audit-check-registry';
import { AuditController } from './audit/audit.controller';
import { AuditRounds } from './audit/audit-rounds';
import { AuditRepository } from './audit/audit.repository';
import { AuditService } from './audit/audit.service';
import {
  InvoicesEqualTheLedger,
  LedgerBalances,
  NumbersWithoutGaps,
  PaidEqualsAllocations,
  RefundsWithinCaptures,
} from './audit/invoice-audit-checks';
import { AllCreditNotesController } from './credit-notes/all-credit-notes.controller';
import { CreditNoteRepository } from './credit-notes/credit-note.repository';
import { CreditNotes } from './credit-notes/credit-notes';
import { CreditNotesController } from './credit-notes/credit-notes.controller';
import { GatewayMetadataCipher } from './gateway-metadata';
import { InvoiceFinders } from './invoice-finder';
import { InvoiceListRepository } from './invoice-list.repository';
import { InvoiceLists } from './invoice-lists';
import { InvoiceNumbers } from './invoice-numbers';
import { InvoiceImport } from './import/invoice-import';
import { InvoicePages } from './invoice-page';
import { InvoiceBooking } from './invoice-booking';
import { InvoiceSearch } from './invoice-search';
import { Invoices } from './invoices';
import { InvoicesController } from './invoices.controller';
import { InvoiceRepository } from './invoice.repository';
import { InvoicesService } from './invoices.service';
import { LedgerRepository } from './ledger/ledger.repository';
import { OverdueInvoices } from './overdue/overdue-invoices';
import { RefundBooking } from './refund-booking';
import { ReconcileInvoiceWhenPaymentSucceeded } from './subscribers/reconcile-invoice-when-payment-succeeded.subscriber';
import { CorrectBookingWhenPaymentAmountCorrected } from './subscribers/correct-booking-when-payment-amount-corrected.subscriber';
import { BookRefundWhenRefundChanged } from './subscribers/book-refund-when-refund-changed.subscriber';
import { RefreshGatewayMetadataWhenInvoiceSyncStatusChanged } from './subscribers/refresh-gateway-metadata-when-invoice-sync-status-changed.subscriber';
import { StoreGatewayMetadataWhenInvoiceSynced } from './subscribers/store-gateway-metadata-when-invoice-synced.subscriber';
import { TakePaymentBackWhenPaymentReversed } from './subscribers/take-payment-back-when-payment-reversed.subscriber';
import { PublishOverdueInvoiceWhenInvoiceChanged } from './subscribers/publish-overdue-invoice-when-invoice-changed.subscriber';
import { LedgerReportsRepository } from './reports/ledger-reports.repository';
import { ReceivablesRepository } from './reports/receivables.repository';
import { SyncStatesRegistry } from './sync-states-registry';

@Module({
  imports: [BusinessProfileModule, CustomersModule, DiscoveryModule],
  controllers: [InvoicesController, CreditNotesController, AllCreditNotesController, AuditController],
  providers: [
    Invoices,
    InvoiceNumbers,
    InvoicesService,
    InvoiceSearch,
    InvoiceLists,
    InvoiceImport,
    InvoiceFinders,
    InvoiceRepository,
    InvoiceListRepository,
    InvoicePages,
    SyncStatesRegistry,
    InvoiceBooking,
    CreditNotes,
    CreditNoteRepository,
    GatewayMetadataCipher,
    LedgerRepository,
    LedgerReportsRepository,
    ReceivablesRepository,
    AuditService,
    AuditRepository,
    AuditRounds,
    AuditCheckRegistry,
    LedgerBalances,
    InvoicesEqualTheLedger,
    PaidEqualsAllocations,
    RefundsWithinCaptures,
    NumbersWithoutGaps,
    ReconcileInvoiceWhenPaymentSucceeded,
    RefundBooking,
    BookRefundWhenRefundChanged,
    TakePaymentBackWhenPaymentReversed,
    CorrectBookingWhenPaymentAmountCorrected,
    OverdueInvoices,
    PublishOverdueInvoiceWhenInvoiceChanged,
    StoreGatewayMetadataWhenInvoiceSynced,
    RefreshGatewayMetadataWhenInvoiceSyncStatusChanged,
  ],
  exports: [Invoices, InvoiceNumbers, InvoicesService, AuditService, LedgerReportsRepository, ReceivablesRepository],
})
export class InvoicesModule {}
