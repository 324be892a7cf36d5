import { Module } from '@nestjs/common';
import { BusinessProfileModule } from '@remit/business-profile';
import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { DocumentsModule } from '@remit/documents';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { InvoiceFileController } from './invoice-file.controller';
import { InvoicePageController } from './invoice-page.controller';
import { OpenedPages } from './opened-pages';
import { PageBudgets } from './page-budgets';
import { PageSender } from './page-sender';
import { PayerLinks } from './payer-links';
import { PaymentRoutes } from './payment-routes';
import { ReturnController } from './return.controller';
import { PayerReturns } from './payer-returns';

@Module({
  imports: [
    BusinessProfileModule,
    ConnectionsModule,
    CustomersModule,
    DocumentsModule,
    InvoicesModule,
    InvoiceSyncModule,
    PaymentsModule,
  ],
  controllers: [InvoiceFileController, InvoicePageController, ReturnController],
  providers: [OpenedPages, PageBudgets, PageSender, PayerLinks, PaymentRoutes, PayerReturns],
  exports: [PageBudgets, PageSender],
})
export class HostedPagesModule {}
