import Decimal from 'decimal.js';
import { ApiProblem } from '../../api/api-problem';
import { type Api, newIdempotencyKey } from '../../api/client';
import type { ListedInvoice } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import '../../i18n/late/lists';
import { digitsIn } from '../../ui/amount';
import { isPositive } from '../../ui/is-positive';

export type BulkAct = 'finalize' | 'send' | 'remind' | 'void';

export type RowState = 'waiting' | 'busy' | 'done' | 'failed';

export interface BulkRow {
  readonly invoice: ListedInvoice;
  /** A second try of the same row repeats the same request. */
  readonly key: string;
  readonly state: RowState;
  /** Why it failed. */
  readonly problem?: ApiProblem;
}

const isOpen = (invoice: ListedInvoice): boolean =>
  invoice.invoice_status === 'finalized' && isPositive(invoice.amount_remaining);

/** Why an invoice is left out; undefined when the act fits. */
export function unfit(act: BulkAct, invoice: ListedInvoice): MessageKey | undefined {
  if (act === 'finalize') return invoice.invoice_status === 'draft' ? undefined : 'bulk.unfit.draft';
  if (act === 'void')
    return invoice.invoice_status === 'voided' || isPositive(invoice.amount_paid) ? 'bulk.unfit.void' : undefined;
  return isOpen(invoice) ? undefined : 'bulk.unfit.open';
}

export const bulkRow = (invoice: ListedInvoice): BulkRow => ({ invoice, key: newIdempotencyKey(), state: 'waiting' });

/** What the invoices still ask, for each currency. */
export function askedTogether(invoices: readonly ListedInvoice[]): { currency: string; amount: string }[] {
  const sums = new Map<string, { sum: Decimal; digits: number }>();
  for (const { currency, amount_remaining: amount } of invoices) {
    const known = sums.get(currency);
    sums.set(currency, { sum: new Decimal(amount).plus(known?.sum ?? 0), digits: digitsIn(amount) });
  }
  return [...sums].map(([currency, { sum, digits }]) => ({ currency, amount: sum.toFixed(digits) }));
}

/** Milliseconds between two tries of a row that the server could not take yet, and the number of tries. */
const PAUSE_MS = 1_500;
const MOST_TRIES = 8;

/** Codes after which the same request may succeed a moment later. */
const PASSING = ['rate_limited', 'unreachable', 'service_unavailable', 'request_in_progress', 'nomod_busy'];

/**
 * Acts on one row after the other, so that the limits of the API are kept.
 * @param note text of a reminder
 */
export async function actOnRow(api: Api, act: BulkAct, { invoice, key }: BulkRow, note: string): Promise<void> {
  const path = `/invoices/${invoice.id}/${act === 'remind' ? 'send' : act}`;
  for (let tries = 1; ; tries += 1) {
    try {
      await api.post(path, act === 'remind' ? { note } : {}, key);
      return;
    } catch (error) {
      if (!(error instanceof ApiProblem) || !PASSING.includes(error.code) || tries >= MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
    }
  }
}
