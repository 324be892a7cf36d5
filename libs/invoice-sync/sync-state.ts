/**
 * Life of an invoice's sync. `off`: sync was off when the invoice was finalized. `waiting`: to be pushed. `syncing`: a push, or the exchange of an
 * invoice that asks the wrong amount, is under way. `synced`: it exists at Nomod and its URL can be shown. `failed`: until pushed by hand.
 * `cancelled`: nothing is asked at Nomod any more.
 */
export const SYNC_STATES = ['off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/** Every way a state can move. */
export const SYNC_TRANSITIONS: Readonly<Record<SyncState, readonly SyncState[]>> = {
  off: ['waiting'],
  waiting: ['syncing', 'failed', 'cancelled'],
  syncing: ['syncing', 'waiting', 'synced', 'failed', 'cancelled'],
  synced: ['synced', 'waiting', 'failed', 'cancelled'],
  failed: ['waiting', 'cancelled'],
  cancelled: ['waiting', 'failed'],
};
