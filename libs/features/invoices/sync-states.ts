/**
 * Life of an invoice's sync. `off`: sync was off when the invoice was finalized. `waiting`: to be pushed. `syncing`: a push, or the exchange of an
 * invoice that asks the wrong amount, is under way. `synced`: it exists at Nomod and its URL can be shown. `failed`: until pushed by hand.
 * `cancelled`: nothing is asked at Nomod any more.
 */
export const SYNC_STATES = ['off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/**
 * What the feature above that syncs knows of invoices, so that a list of them can show it and be narrowed to it: at most one provider of the application
 * extends this. Needs a running unit of work.
 */
export abstract class SyncStates {
  /**
   * SQL that holds for an invoice whose sync is in one of the states bound to `:syncStates`, or, without `isInState`, about whose sync anything was decided.
   * @param invoice alias of the invoice in the query, which binds `:tenantId` and `:environmentId`.
   */
  abstract condition(invoice: string, isInState: boolean): string;

  /** By invoice id; invoices about which nothing was decided are left out. */
  abstract of(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, SyncState>>;
}
