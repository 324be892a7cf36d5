import type { SyncState } from '@remit/invoices';

/** Every way a state can move. */
export const SYNC_TRANSITIONS: Readonly<Record<SyncState, readonly SyncState[]>> = {
  off: ['waiting'],
  waiting: ['syncing', 'failed', 'cancelled'],
  syncing: ['syncing', 'waiting', 'synced', 'failed', 'cancelled'],
  synced: ['synced', 'waiting', 'failed', 'cancelled'],
  failed: ['waiting', 'cancelled'],
  cancelled: ['waiting', 'failed'],
};
