export { DOCUMENT_LANGUAGES, type DocumentLanguage } from './words';
export { DocumentsModule } from './documents.module';
export { grouped, groupedDecimal, writtenDay, writtenMoment } from './figures';
export { type DocumentFile, fileName, InvoiceDocuments } from './invoice-documents';
export { issuedOn, sumsOf, paymentMethodText } from './invoice-facts';
export { buyerLines, sellerLines } from './parties';
export { drawStatement, type StatementFacts, type StatementRow } from './statement-paper';
export { PDF_ANSWER, sendDocument } from './send-document';
