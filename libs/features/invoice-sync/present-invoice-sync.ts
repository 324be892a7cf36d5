import type { InvoiceSyncResponse } from './dto/invoice-sync-response.dto';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';

/** @param url not encrypted; null when there is none to show */
export function presentInvoiceSync(sync: InvoiceSyncRecord, url: string | null): InvoiceSyncResponse {
  return {
    invoice_id: sync.id,
    state: sync.state,
    connection_id: sync.connectionId,
    attempts: sync.attempts,
    last_error_code: sync.lastErrorCode,
    last_error: sync.lastError,
    next_try_at: timeOf(sync.nextTryAt),
    nomod_customer_id: sync.nomodCustomerId,
    nomod_invoice_id: sync.nomodInvoiceId,
    nomod_invoice_url: url,
    nomod_reference_id: sync.nomodReferenceId,
    nomod_invoice_code: sync.nomodInvoiceCode,
    nomod_invoice_status: sync.nomodInvoiceStatus,
    nomod_charge_id: sync.lastChargeId,
    synced_at: timeOf(sync.syncedAt),
    checked_at: timeOf(sync.checkedAt),
    created_at: timeOf(sync.createdAt),
    updated_at: timeOf(sync.updatedAt),
  };
}

/**
 * An invoice whose sync has not been decided yet.
 * @param isExpected the invoice is about to be pushed
 */
export function presentUndecided(invoiceId: string, isExpected: boolean): InvoiceSyncResponse {
  return {
    invoice_id: invoiceId,
    state: isExpected ? 'waiting' : 'off',
    connection_id: null,
    attempts: 0,
    last_error_code: null,
    last_error: null,
    next_try_at: null,
    nomod_customer_id: null,
    nomod_invoice_id: null,
    nomod_invoice_url: null,
    nomod_reference_id: null,
    nomod_invoice_code: null,
    nomod_invoice_status: null,
    nomod_charge_id: null,
    synced_at: null,
    checked_at: null,
    created_at: null,
    updated_at: null,
  };
}

const timeOf = (time: Date | null): string | null => time?.toISOString() ?? null;
