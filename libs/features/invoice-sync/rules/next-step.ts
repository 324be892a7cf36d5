import type { InvoiceView, SyncState } from '@remit/invoices';

/** What an invoice asks of its customer now, in minor units. */
export interface Owed {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** Null when the invoice asks nothing: a draft, voided, or paid. */
export function owedOn(invoice: Pick<InvoiceView, 'status' | 'currency' | 'amountRemainingMinor'>): Owed | null {
  if (invoice.status !== 'finalized' || invoice.amountRemainingMinor <= 0n) return null;
  return { currency: invoice.currency, amountMinor: invoice.amountRemainingMinor };
}

export function sameAmount(a: Owed, b: Owed | null): boolean {
  return b !== null && a.currency === b.currency && a.amountMinor === b.amountMinor;
}

/** Every way a state can move. */
export const SYNC_TRANSITIONS: Readonly<Record<SyncState, readonly SyncState[]>> = {
  off: ['waiting'],
  waiting: ['syncing', 'failed', 'cancelled'],
  syncing: ['syncing', 'waiting', 'synced', 'failed', 'cancelled'],
  synced: ['synced', 'waiting', 'failed', 'cancelled'],
  failed: ['waiting', 'cancelled'],
  cancelled: ['waiting', 'failed'],
};

/**
 * `create`: make the Nomod invoice. `resolve`: find out whether one was made that is no longer wanted. `close`: cancel the one there is.
 * `find_charge`: Nomod says it is paid and we do not know by which charge. `abandon`: it failed, and nothing is asked or can be paid any more.
 * `rest`: all is as it should be, or a person has to act.
 */
export type SyncStep = 'create' | 'resolve' | 'close' | 'find_charge' | 'abandon' | 'rest';

/** What Nomod calls an invoice that can no longer be paid there. */
export const CLOSED_STATUSES = ['paid', 'cancelled'];

export const isClosedThere = (status: string | null): boolean => status !== null && CLOSED_STATUSES.includes(status);

/** What the decision looks at. */
export interface SyncFacts extends Owed {
  readonly state: SyncState;
  readonly nomodInvoiceId: string | null;
  readonly nomodInvoiceStatus: string | null;
  /** The Nomod invoice must not be paid: it asks something else than we asked it to. */
  readonly isUnusable: boolean;
  /** It is to be made again. */
  readonly isOutdated: boolean;
  /** A known charge was taken on it. Whatever that paid, the page asks nobody else: a page takes one payment. */
  readonly tookCharge: boolean;
  /** The charge is known, or a person was asked to find it. */
  readonly chargeSearchEnded: boolean;
}

/** The one rule that says what brings the invoice at Nomod closer to ours. Looks at the present state only, so it may be asked at any time. */
export function nextStep(sync: SyncFacts, owed: Owed | null): SyncStep {
  if (sync.nomodInvoiceId === null) return stepWithoutNomodInvoice(sync.state, owed);
  if (sync.state === 'failed') return owed === null && isClosedThere(sync.nomodInvoiceStatus) ? 'abandon' : 'rest';
  if (sync.nomodInvoiceStatus === 'paid') return sync.chargeSearchEnded ? 'rest' : 'find_charge';
  if (sync.nomodInvoiceStatus === 'cancelled') return sync.state === 'cancelled' ? 'rest' : 'close';
  // A push that has ended and is `syncing` still made what was not owed by then: its address was never shown.
  const mayStay = sync.state !== 'syncing' && !sync.isUnusable && !sync.isOutdated && !sync.tookCharge;
  return mayStay && sameAmount(sync, owed) ? 'rest' : 'close';
}

function stepWithoutNomodInvoice(state: SyncState, owed: Owed | null): SyncStep {
  if (state === 'off' || state === 'cancelled') return 'rest';
  if (owed === null) return 'resolve';
  return state === 'failed' ? 'rest' : 'create';
}
