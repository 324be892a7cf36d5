/**
 * States of an invoice's sync. `off`: sync was off when the invoice was finalized. `waiting`: to be pushed.
 * `syncing`: a push is running, or the replacement of an invoice that asks the wrong amount. `synced`: it exists at
 * Nomod and its URL can be shown. `failed`: stopped until it is pushed by hand. `cancelled`: nothing is to be paid at
 * Nomod any more.
 */
export const SYNC_STATES = ['off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/**
 * Sync states of invoices, for display and filters of the invoice list. The higher-level feature that syncs
 * implements it: at most one provider of the application extends this class. Needs a running unit of work.
 */
export abstract class SyncStates {
  /**
   * SQL that is true for an invoice whose sync is in one of the states bound to `:syncStates`. Without `isInState`,
   * it is true for an invoice whose sync has been decided.
   * @param invoice alias of the invoice in the query, which binds `:tenantId` and `:environmentId`
   */
  abstract condition(invoice: string, isInState: boolean): string;

  /** States by invoice id. Invoices whose sync has not been decided are omitted. */
  abstract of(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, SyncState>>;
}
