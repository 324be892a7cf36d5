import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { IdempotencyKey } from './idempotency-key.entity';
import type { IdempotentRun } from './idempotent-run';

/** Seconds after which a run that does not extend its lease counts as dead. */
export const LEASE_SECONDS = 10;

/**
 * All queries on idempotency keys. Times come from PostgreSQL, so that processes with different clocks agree on
 * leases.
 */
@Injectable()
export class IdempotencyKeyRepository {
  constructor(private readonly database: Database) {}

  /** @returns false when the key already exists */
  async insert(run: IdempotentRun): Promise<boolean> {
    const rows: unknown[] = await this.database.manager.query(
      `insert into idempotency_keys (tenant_id, environment_id, key_id, key, request_hash, run_id, locked_until, created_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7), clock_timestamp())
       on conflict do nothing returning key`,
      [...address(run), run.requestHash, run.runId, LEASE_SECONDS],
    );
    return rows.length > 0;
  }

  /** Locks the row until the unit of work ends. `isLeased` tells whether a run still holds its lease. */
  async lock(run: IdempotentRun): Promise<{ row: IdempotencyKey; isLeased: boolean } | undefined> {
    const { entities, raw } = await this.database.manager
      .createQueryBuilder(IdempotencyKey, 'k')
      .addSelect('k.locked_until > clock_timestamp()', 'is_leased')
      .where('k.tenantId = :tenantId and k.environmentId = :environmentId and k.keyId = :keyId and k.key = :key', {
        ...run.scope,
        keyId: run.keyId,
        key: run.key,
      })
      .setLock('pessimistic_write')
      .getRawAndEntities<{ is_leased: boolean }>();
    const [row] = entities;
    return row && { row, isLeased: raw[0]?.is_leased ?? false };
  }

  /** Makes `run` the holder of the lease. */
  async takeOver(run: IdempotentRun): Promise<void> {
    await this.database.manager.query(
      `update idempotency_keys set run_id = $5, locked_until = clock_timestamp() + make_interval(secs => $6)
       where tenant_id = $1 and environment_id = $2 and key_id = $3 and key = $4`,
      [...address(run), run.runId, LEASE_SECONDS],
    );
  }

  async extendLease(run: IdempotentRun): Promise<void> {
    await this.database.manager.query(
      `update idempotency_keys set locked_until = clock_timestamp() + make_interval(secs => $6) where ${HELD_BY_RUN}`,
      [...address(run), run.runId, LEASE_SECONDS],
    );
  }

  /**
   * Stores the id of the row that the run creates, unless an earlier run stored one. Undefined when the run has lost
   * the lease.
   */
  async claimResource(run: IdempotentRun, newResourceId: string): Promise<string | undefined> {
    const [rows]: [{ resource_id: string }[], number] = await this.database.manager.query(
      `update idempotency_keys set resource_id = coalesce(resource_id, $6) where ${HELD_BY_RUN} returning resource_id`,
      [...address(run), run.runId, newResourceId],
    );
    return rows[0]?.resource_id;
  }

  /** Whether an earlier run of the same request created this row. */
  async isResource(run: IdempotentRun, resourceId: string): Promise<boolean> {
    const rows: unknown[] = await this.database.manager.query(
      `select from idempotency_keys where ${HELD_BY_RUN} and resource_id = $6`,
      [...address(run), run.runId, resourceId],
    );
    return rows.length > 0;
  }

  /** @param body encrypted */
  async complete(run: IdempotentRun, status: number, body: string): Promise<void> {
    await this.database.manager.query(
      `update idempotency_keys set state = 'done', status = $6, body = $7 where ${HELD_BY_RUN}`,
      [...address(run), run.runId, status, body],
    );
  }

  /** Releases the key after a failed run. The id of a row that the run created stays stored for the next run. */
  async release(run: IdempotentRun): Promise<void> {
    await this.database.manager.query(`delete from idempotency_keys where ${HELD_BY_RUN} and resource_id is null`, [
      ...address(run),
      run.runId,
    ]);
    await this.database.manager.query(
      `update idempotency_keys set locked_until = clock_timestamp() where ${HELD_BY_RUN}`,
      [...address(run), run.runId],
    );
  }
}

const HELD_BY_RUN = `tenant_id = $1 and environment_id = $2 and key_id = $3 and key = $4 and run_id = $5 and state = 'running'`;

function address({ scope, keyId, key }: IdempotentRun): [string, string, string, string] {
  return [scope.tenantId, scope.environmentId, keyId, key];
}
