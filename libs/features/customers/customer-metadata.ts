/** Keys that say where the customer is at Nomod. They are kept in columns of their own, so a caller who sends them back changes nothing. */
const NOMOD_KEYS = ['nomod_customer_id', 'nomod_sync_timestamp'];

/** The caller's metadata without the keys that are ours. */
export function ownMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !NOMOD_KEYS.includes(key)));
}

/** Metadata as it is shown: the caller's, and ours once the customer exists at Nomod. */
export function shownMetadata(customer: {
  metadata: Record<string, string>;
  nomodCustomerId: string | null;
  nomodSyncedAt: Date | null;
}): Record<string, string> {
  if (customer.nomodCustomerId === null || customer.nomodSyncedAt === null) return customer.metadata;
  return {
    ...customer.metadata,
    nomod_customer_id: customer.nomodCustomerId,
    nomod_sync_timestamp: customer.nomodSyncedAt.toISOString(),
  };
}
