import type { Invoice } from '../api/types';
import type { MessageKey } from '../i18n/en/index';
import { isPositive } from '../ui/is-positive';

/** The reason why no payment can be recorded on an invoice; undefined when one can. */
export function recordBlocked(invoice: Pick<Invoice, 'invoice_status' | 'amount_remaining'>): MessageKey | undefined {
  if (invoice.invoice_status === 'voided') return 'record.blocked.void';
  if (invoice.invoice_status !== 'finalized') return 'record.blocked.draft';
  if (!isPositive(invoice.amount_remaining)) return 'record.blocked.paid';
  return undefined;
}
