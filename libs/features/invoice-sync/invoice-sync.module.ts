import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { InvoicesModule } from '@remit/invoices';
import { RemoteOperationsModule } from '@remit/remote-operations';
import { ChargeClaimRepository } from './watch/charge-claim.repository';
import { ChargeSearch } from './watch/charge-search';
import { CustomerCreation } from './push/customer-creation';
import { CustomerMappingRepository } from './push/customer-mapping.repository';
import { CustomerCharges } from './watch/customer-charges';
import { InvoiceCheck } from './watch/invoice-check';
import { InvoiceHolder } from './invoice-holder';
import { InvoiceClosing } from './push/invoice-closing';
import { InvoicePush } from './push/invoice-push';
import { InvoiceReading } from './watch/invoice-reading';
import { InvoiceSyncController } from './invoice-sync.controller';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { InvoiceSync } from './invoice-sync';
import { InvoiceSyncService } from './invoice-sync.service';
import { InvoiceSynchronizer } from './invoice-synchronizer';
import { ListedSyncStates } from './listed-sync-states';
import { NomodInvoiceFinder } from './nomod-invoice-finder';
import { MissingInvoice } from './watch/missing-invoice';
import { InvoiceCreation } from './push/invoice-creation';
import { AdvanceSyncWhenInvoiceChanged } from './subscribers/advance-sync-when-invoice-changed.subscriber';
import { DiscardSpareInvoicesWhenInvoiceSynced } from './subscribers/discard-spare-invoices-when-invoice-synced.subscriber';
import { NoteDetailsWhenCustomerUpdated } from './subscribers/note-details-when-customer-updated.subscriber';
import { NoteDetailsWhenInvoiceDetailsChanged } from './subscribers/note-details-when-invoice-details-changed.subscriber';
import { RememberChargeWhenNomodInvoicePaid } from './subscribers/remember-charge-when-nomod-invoice-paid.subscriber';
import { SettleDoubtWhenChargeMatched } from './subscribers/settle-doubt-when-charge-matched.subscriber';
import { ReturnAddresses } from './returns/return-addresses';
import { SyncCredentials } from './sync-credentials';
import { ChangedDetails } from './watch/changed-details';
import { PageDifferences } from './watch/page-differences';
import { PushProbe } from './push/push-probe';
import { SyncErrors } from './sync-errors';
import { PayUrl } from './push/pay-url';
import { InvoiceSweep } from './watch/invoice-sweep';
import { SweptInvoices } from './watch/swept-invoices.repository';

@Module({
  imports: [ConnectionsModule, CustomersModule, InvoicesModule, RemoteOperationsModule],
  controllers: [InvoiceSyncController],
  providers: [
    InvoiceSync,
    InvoiceSyncService,
    InvoiceSyncRepository,
    CustomerMappingRepository,
    InvoiceSynchronizer,
    InvoicePush,
    CustomerCreation,
    InvoiceCreation,
    InvoiceClosing,
    InvoiceHolder,
    PageDifferences,
    ChangedDetails,
    InvoiceReading,
    InvoiceSweep,
    SweptInvoices,
    InvoiceCheck,
    MissingInvoice,
    ListedSyncStates,
    NomodInvoiceFinder,
    ChargeClaimRepository,
    ChargeSearch,
    CustomerCharges,
    ReturnAddresses,
    SyncCredentials,
    PushProbe,
    SyncErrors,
    PayUrl,
    AdvanceSyncWhenInvoiceChanged,
    DiscardSpareInvoicesWhenInvoiceSynced,
    RememberChargeWhenNomodInvoicePaid,
    SettleDoubtWhenChargeMatched,
    NoteDetailsWhenInvoiceDetailsChanged,
    NoteDetailsWhenCustomerUpdated,
  ],
  exports: [InvoiceSync, InvoiceSyncService, InvoiceCheck, ReturnAddresses],
})
export class InvoiceSyncModule {}
