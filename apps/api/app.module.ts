import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '@remit/accounts';
import { AttentionModule } from '@remit/attention';
import { BusinessProfileModule } from '@remit/business-profile';
import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { DatabaseModule } from '@remit/database';
import { DocumentsModule } from '@remit/documents';
import { DomainEventsModule } from '@remit/domain-events';
import { EmailsModule } from '@remit/emails';
import { EncryptionModule } from '@remit/encryption';
import { HostedPagesModule } from '@remit/hosted-pages';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { InvoicesModule } from '@remit/invoices';
import { NomodModule } from '@remit/nomod';
import { OutgoingWebhooksModule } from '@remit/outgoing-webhooks';
import { PaymentsModule } from '@remit/payments';
import { PeopleModule } from '@remit/people';
import { ReportsModule } from '@remit/reports';
import { type Settings, SettingsModule } from '@remit/settings';
import { WebhooksModule } from '@remit/webhooks';
import { ConsoleModule } from './console/console.module';
import { EncryptionKeysModule } from './encryption/encryption-keys.module';
import { ErasureModule } from './erasure/erasure.module';
import { httpModules } from './http-stack';
import { ObservabilityModule } from './observability/observability.module';

@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule,
        EncryptionModule,
        EncryptionKeysModule,
        DomainEventsModule,
        // The payment gateway of all features.
        NomodModule,
        ...httpModules,
        AccountsModule,
        BusinessProfileModule,
        CustomersModule,
        ConnectionsModule,
        InvoicesModule,
        InvoiceSyncModule,
        PaymentsModule,
        WebhooksModule,
        AttentionModule,
        OutgoingWebhooksModule,
        DocumentsModule,
        HostedPagesModule,
        ReportsModule,
        EmailsModule,
        PeopleModule,
        ErasureModule,
        ConsoleModule,
        ObservabilityModule,
      ],
    };
  }
}
