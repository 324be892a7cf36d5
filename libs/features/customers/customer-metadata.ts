/**
 * Metadata keys with the customer's ids at Nomod. They are stored in their own columns, so sending them back changes
 * nothing.
 */
const NOMOD_KEYS = ['nomod_customer_id', 'nomod_sync_timestamp'];

/** The caller's metadata without our own keys. */
export function ownMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !NOMOD_KEYS.includes(key)));
}

/** The metadata of an answer: the caller's, and ours once the customer exists at Nomod. */
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
