import type { AttentionRow } from '../answers';
import type { Difference, DifferenceKind } from './money-oracle';

/**
 * Kinds of open rows that explain each kind of difference. Rows of other kinds about the same invoice do not explain
 * it.
 */
const ROWS: Readonly<Record<DifferenceKind, readonly string[]>> = {
  not_recorded: [
    'unmatched_event',
    'gateway_trouble',
    'books_differ',
    'paid_without_charge',
    'event_failed',
    'unreadable_event',
  ],
  recorded_twice: [],
  wrong_invoice: [],
  not_ours: [],
  amount: ['charge_reversed', 'amount_differs', 'gateway_trouble'],
  refund: ['refund_unconfirmed', 'gateway_trouble', 'books_differ', 'refund_reversed', 'charge_reversed'],
  dispute: ['gateway_trouble'],
  invoice_figures: [],
  // When an object cannot be read, Remit cannot see either that it was closed or changed.
  payable_though_closed: ['closing_refused', 'link_missing', 'sync_failed', 'gateway_trouble'],
  payable_twice: ['closing_refused', 'gateway_trouble'],
  asks_another_amount: ['closing_refused', 'sync_failed', 'amount_mismatch', 'gateway_trouble'],
  // The page was paid, but its charge cannot be identified or read.
  url_of_no_use: ['link_missing', 'sync_failed', 'paid_without_charge', 'gateway_trouble'],
  page_details: ['details_differ', 'sync_failed', 'gateway_trouble'],
};

/**
 * Whether a row about the same charge, payment or invoice explains the difference. A charge without an id is
 * explained by a row about the account.
 */
export function explains(row: AttentionRow, difference: Difference): boolean {
  const { kind, invoiceId, paymentId, chargeId, isNameless } = difference;
  if (!ROWS[kind].includes(row.kind)) return false;
  if (row.invoice_id === null && row.payment_id === null && row.charge_id === null)
    return isNameless && row.kind === 'gateway_trouble';
  if (chargeId !== null && row.charge_id !== null) return row.charge_id === chargeId;
  if (paymentId !== null && row.payment_id !== null) return row.payment_id === paymentId;
  return invoiceId !== null && row.invoice_id === invoiceId;
}
