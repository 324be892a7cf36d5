import type { InvoiceView, SyncState } from '@remit/invoices';
import { type Money, sameMoney } from '@remit/money';

/** The amount that a customer owes now. Null when nothing is owed: the invoice is a draft, voided or paid. */
export function outstandingAmount(
  invoice: Pick<InvoiceView, 'status' | 'currency' | 'amountRemainingMinor'>,
): Money | null {
  if (invoice.status !== 'finalized' || invoice.amountRemainingMinor <= 0n) return null;
  return { currency: invoice.currency, amountMinor: invoice.amountRemainingMinor };
}

/** All allowed state transitions. */
export const SYNC_TRANSITIONS: Readonly<Record<SyncState, readonly SyncState[]>> = {
  off: ['waiting'],
  waiting: ['syncing', 'failed', 'cancelled'],
  syncing: ['syncing', 'waiting', 'synced', 'failed', 'cancelled'],
  synced: ['synced', 'waiting', 'failed', 'cancelled'],
  failed: ['waiting', 'cancelled'],
  cancelled: ['waiting', 'failed'],
};

/**
 * `create`: create the Nomod invoice. `resolve`: find out whether one was created that is no longer wanted. `close`:
 * cancel the existing one. `find_charge`: Nomod reports it as paid, but the charge is not known. `abandon`: it
 * failed, and nothing is owed or can be paid any more. `rest`: nothing to do, or a person has to act.
 */
export type SyncStep = 'create' | 'resolve' | 'close' | 'find_charge' | 'abandon' | 'rest';

/** Nomod statuses of invoices that can no longer be paid. */
export const CLOSED_STATUSES = ['paid', 'cancelled'];

export const isClosedThere = (status: string | null): boolean => status !== null && CLOSED_STATUSES.includes(status);

/** Input of the decision. */
export interface SyncFacts extends Money {
  readonly state: SyncState;
  readonly nomodInvoiceId: string | null;
  readonly nomodInvoiceStatus: string | null;
  /** The Nomod invoice must not be paid, for example because it asks another amount than we requested. */
  readonly isUnusable: boolean;
  /** The Nomod invoice has to be created again. */
  readonly isOutdated: boolean;
  /**
   * A known charge was taken on it. A page takes one payment, so nobody else should pay on it.
   */
  readonly tookCharge: boolean;
  /** The charge is known, or a person has been asked to find it. */
  readonly chargeSearchEnded: boolean;
}

/**
 * The only rule that decides the next step to bring the Nomod invoice in line with ours. It depends on the present
 * state alone, so it may run at any time.
 */
export function nextStep(sync: SyncFacts, owed: Money | null): SyncStep {
  if (sync.nomodInvoiceId === null) return stepWithoutNomodInvoice(sync.state, owed);
  if (sync.state === 'failed') return owed === null && isClosedThere(sync.nomodInvoiceStatus) ? 'abandon' : 'rest';
  if (sync.nomodInvoiceStatus === 'paid') return sync.chargeSearchEnded ? 'rest' : 'find_charge';
  if (sync.nomodInvoiceStatus === 'cancelled') return sync.state === 'cancelled' ? 'rest' : 'close';
  // A finished push in state `syncing` created an amount that was no longer owed by then. Its URL was never shown.
  const mayStay = sync.state !== 'syncing' && !sync.isUnusable && !sync.isOutdated && !sync.tookCharge;
  return mayStay && sameMoney(sync, owed) ? 'rest' : 'close';
}

function stepWithoutNomodInvoice(state: SyncState, owed: Money | null): SyncStep {
  if (state === 'off' || state === 'cancelled') return 'rest';
  if (owed === null) return 'resolve';
  return state === 'failed' ? 'rest' : 'create';
}
