import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { InvoicesModule } from '@remit/invoices';
import { NomodModule } from '@remit/nomod';
import { RemoteOperationsModule } from '@remit/remote-operations';
import { ChargeClaimRepository } from './charge-claim.repository';
import { ChargeSearch } from './charge-search';
import { CustomerCreation } from './customer-creation';
import { CustomerMappingRepository } from './customer-mapping.repository';
import { CustomerReading } from './customer-reading';
import { InvoiceCheck } from './invoice-check';
import { InvoiceHolder } from './invoice-holder';
import { InvoiceClosing } from './invoice-closing';
import { InvoicePush } from './invoice-push';
import { InvoiceReading } from './invoice-reading';
import { InvoiceSyncController } from './invoice-sync.controller';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { InvoiceSync } from './invoice-sync.service';
import { InvoiceSynchronizer } from './invoice-synchronizer';
import { ListedSyncStates } from './listed-sync-states';
import { LostInvoice } from './lost-invoice';
import { NomodInvoiceCreation } from './nomod-invoice-creation';
import { AdvanceSyncWhenInvoiceChanged } from './subscribers/advance-sync-when-invoice-changed.subscriber';
import { DiscardSpareInvoicesWhenInvoiceSynced } from './subscribers/discard-spare-invoices-when-invoice-synced.subscriber';
import { NoteDetailsWhenCustomerUpdated } from './subscribers/note-details-when-customer-updated.subscriber';
import { NoteDetailsWhenInvoiceDetailsChanged } from './subscribers/note-details-when-invoice-details-changed.subscriber';
import { RememberChargeWhenNomodInvoicePaid } from './subscribers/remember-charge-when-nomod-invoice-paid.subscriber';
import { SettleDoubtWhenChargeMatched } from './subscribers/settle-doubt-when-charge-matched.subscriber';
import { ReturnAddresses } from './returns/return-addresses';
import { SyncAccess } from './sync-access';
import { SyncStatus } from './sync-status';
import { ChangedDetails } from './changed-details';
import { PageDifferences } from './page-differences';
import { PushProbe } from './push-probe';
import { SyncTrouble } from './sync-trouble';
import { SyncUrl } from './sync-url';
import { InvoiceSweep } from './sweep/invoice-sweep';
import { SweptInvoices } from './sweep/swept-invoices.repository';

@Module({
  imports: [ConnectionsModule, CustomersModule, InvoicesModule, NomodModule, RemoteOperationsModule],
  controllers: [InvoiceSyncController],
  providers: [
    InvoiceSync,
    InvoiceSyncRepository,
    CustomerMappingRepository,
    InvoiceSynchronizer,
    InvoicePush,
    CustomerCreation,
    NomodInvoiceCreation,
    InvoiceClosing,
    InvoiceHolder,
    PageDifferences,
    ChangedDetails,
    InvoiceReading,
    InvoiceSweep,
    SweptInvoices,
    InvoiceCheck,
    LostInvoice,
    ListedSyncStates,
    ChargeClaimRepository,
    ChargeSearch,
    CustomerReading,
    ReturnAddresses,
    SyncAccess,
    SyncStatus,
    PushProbe,
    SyncTrouble,
    SyncUrl,
    AdvanceSyncWhenInvoiceChanged,
    DiscardSpareInvoicesWhenInvoiceSynced,
    RememberChargeWhenNomodInvoicePaid,
    SettleDoubtWhenChargeMatched,
    NoteDetailsWhenInvoiceDetailsChanged,
    NoteDetailsWhenCustomerUpdated,
  ],
  exports: [InvoiceSync, InvoiceCheck, ReturnAddresses],
})
export class InvoiceSyncModule {}
