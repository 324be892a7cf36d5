import { Module } from '@nestjs/common';
import { BusinessProfileModule } from '@remit/business-profile';
import { CustomersModule } from '@remit/customers';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { CreditNoteDocumentController } from './credit-note-document.controller';
import { InvoiceDocumentController } from './invoice-document.controller';
import { InvoiceDocuments } from './invoice-documents';
import { ReceiptController } from './receipt.controller';

@Module({
  imports: [BusinessProfileModule, CustomersModule, InvoicesModule, PaymentsModule],
  controllers: [CreditNoteDocumentController, InvoiceDocumentController, ReceiptController],
  providers: [InvoiceDocuments],
  exports: [InvoiceDocuments],
})
export class DocumentsModule {}
