import { Module } from '@nestjs/common';
import { BusinessProfileModule } from '@remit/business-profile';
import { CustomersModule } from '@remit/customers';
import { DocumentsModule } from '@remit/documents';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { AgingReport } from './aging';
import { OverviewReport } from './overview';
import { Reconciliation } from './reconciliation/reconciliation';
import { ReportsController } from './reports.controller';
import { Statements } from './statement/statements';
import { StatementsController } from './statement/statements.controller';

@Module({
  imports: [BusinessProfileModule, CustomersModule, DocumentsModule, InvoicesModule, PaymentsModule],
  controllers: [ReportsController, StatementsController],
  providers: [AgingReport, OverviewReport, Reconciliation, Statements],
})
export class ReportsModule {}
