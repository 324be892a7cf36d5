import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseBusy, databaseErrorCode, isDatabaseUnavailable, NotAStandby } from './database.errors';
import type { PostgresDataSource } from './data-source';

/** A read that the replica answers as long as it can. What it fails at, the primary answers. */
export interface LaggingRead {
  readonly source: PostgresDataSource;
  isOnReplica: boolean;
  /** Whether the replica answered a unit of work. */
  hasRead: boolean;
  failed(error: unknown): void;
}

/**
 * Holds for everything that the read calls. What outlives a read, such as a cache, must not be filled with rows of the
 * replica: it loads them outside, with `exit`.
 */
export const laggingRead = new AsyncLocalStorage<LaggingRead>();

/** PostgreSQL's answer to a write on a standby. */
const READ_ONLY_TRANSACTION = '25006';

/** Whether the primary may do better. A request that is at fault, or a tenant that fills its slots, fails everywhere. */
export function isOfReplica(error: unknown): boolean {
  if (error instanceof DatabaseBusy) return false;
  return error instanceof NotAStandby || databaseErrorCode(error) !== undefined || isDatabaseUnavailable(error);
}

/** Whether the replica itself cannot be read, beyond this one unit of work. */
export function isReplicaGone(error: unknown): boolean {
  return (
    error instanceof NotAStandby || (isDatabaseUnavailable(error) && databaseErrorCode(error) !== READ_ONLY_TRANSACTION)
  );
}
