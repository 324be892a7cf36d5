export { AuditCheck } from './audit/audit-check-registry';
export { type AuditPeriod, type BookDifference, type ComparedConnection, OutsideAudit } from './audit/outside-audit';
export { type AuditedInvariant, type AuditResult, AuditService } from './audit/audit.service';
export { USUAL_PERIOD_MS } from './dto/audit.query';
export type { CreditedPart, CreditNoteView } from './credit-notes/credit-note-view';
export { CreditNote } from './credit-notes/credit-note.entity';
export { TimelineResponse } from './dto/timeline-response.dto';
export { InvoiceLine } from './invoice-line.entity';
export { InvoiceNumberCounter } from './invoice-number-counter.entity';
export { InvoiceFinder } from './invoice-finder';
export { isVoided, notFinalized } from './invoice-errors';
export type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';
export { taxesOf } from './invoice-taxes';
export type { InvoiceLineView, InvoiceView } from './invoice-view';
export { Invoice } from './invoice.entity';
export { InvoiceNumbers } from './invoice-numbers';
export { Invoices } from './invoices';
export { INVOICES_OF_CUSTOMER } from './invoice-list.repository';
export { InvoicesModule } from './invoices.module';
export { InvoicesService } from './invoices.service';
export { isOverdue } from './overdue/is-overdue';
export { presentInvoice } from './present-invoice';
export { LedgerEntry } from './ledger/ledger-entry.entity';
export { LedgerTransaction } from './ledger/ledger-transaction.entity';
export { SYNC_STATES, type SyncState, SyncStates } from './sync-states';
export { presentTimeline, type TimelineEntry } from './timeline/present-timeline';
export {
  type BookedMoney,
  type CustomerBooking,
  type DayOfBooks,
  LedgerReportsRepository,
} from './reports/ledger-reports.repository';
export {
  type AgedDebt,
  type CollectionTime,
  type CustomerBalance,
  type OpenSums,
  ReceivablesRepository,
} from './reports/receivables.repository';
