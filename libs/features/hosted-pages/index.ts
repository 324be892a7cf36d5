export { HostedPagesModule } from './hosted-pages.module';
export { layout, onAccent, type RenderedPage } from './page/layout';
export { directionOf, languageOf, otherThan } from './page/words';
export { messagePage } from './page/message-page';
export { PageBudgets } from './page-budgets';
export { PageErrorsFilter } from './page-errors.filter';
export { PageSender } from './page-sender';
export { isPayable, type PayerInvoiceStatus, payerInvoiceStatus } from './payer-invoice-status';
