import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import { Encryption } from '@remit/encryption';
import { ApiError } from '@remit/http-api';
import type { IdempotencyKey } from './idempotency-key.entity';
import { IdempotencyKeyRepository } from './idempotency-key.repository';
import { currentIdempotentRun, type IdempotentRun } from './idempotent-run';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A conflicting row may disappear between the insert and the read. It does not do so more often than this. */
const MAX_TRIES = 5;

/** Runs each request with an Idempotency-Key until it succeeds once, and stores the answer. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyKeyRepository,
    private readonly encryption: Encryption,
  ) {}

  /**
   * Starts a run, also in place of a run whose process died.
   * @returns the stored answer if the request is already done, otherwise undefined: this run must do it
   * @throws ApiError `idempotency_key_reused` when the key belongs to another request, `request_in_progress` while
   * another run holds the lease
   */
  async begin(run: IdempotentRun): Promise<StoredAnswer | undefined> {
    return this.database.transaction(run.scope, async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        if (await this.keys.insert(run)) return undefined;
        const found = await this.keys.lock(run);
        if (found) return this.meet(run, found.row, found.isLeased);
      }
      throw new ApiError('request_in_progress', { retryAfterSeconds: 1 });
    });
  }

  /** Extends the lease of a run that is still alive. */
  async extend(run: IdempotentRun): Promise<void> {
    await this.database.transaction(run.scope, () => this.keys.extendLease(run));
  }

  /** Stores the answer, encrypted. A repeated request gets it. */
  async complete(run: IdempotentRun, { status, body }: StoredAnswer): Promise<void> {
    const text = this.encryption.encrypt(JSON.stringify(body ?? null), bodyAddress(run));
    await this.database.transaction(run.scope, () => this.keys.complete(run, status, text));
  }

  /** Releases the key: refusals and failures are not stored. */
  async release(run: IdempotentRun): Promise<void> {
    await this.database.transaction(run.scope, () => this.keys.release(run));
  }

  /**
   * The id of the row that the current request creates. Call it in the unit of work that inserts the row, at most
   * once a request. `isRepeated` is true when an earlier run of the same request has already committed the row: read
   * it and return it. Without an Idempotency-Key the id is always new.
   * @throws ApiError `request_in_progress` when another run has taken over
   */
  async claimId(prefix: string): Promise<{ id: string; isRepeated: boolean }> {
    const fresh = newId(prefix);
    const run = currentIdempotentRun();
    if (!run) return { id: fresh, isRepeated: false };
    const id = await this.keys.claimResource(run, fresh);
    if (id === undefined) throw new ApiError('request_in_progress', { retryAfterSeconds: 1 });
    return { id, isRepeated: id !== fresh };
  }

  /** Whether the current request has an Idempotency-Key, so that a retry is recognised. */
  get isKeyed(): boolean {
    return currentIdempotentRun() !== undefined;
  }

  /** Whether an earlier run of the current request created the row with this id. Needs a unit of work. */
  async isRepeatOf(id: string): Promise<boolean> {
    const run = currentIdempotentRun();
    return run !== undefined && (await this.keys.isResource(run, id));
  }

  /**
   * Runs `work`, which changes the row with this id, unless an earlier run of the same request has already committed
   * that change. Call it in the unit of work that changes the row, at most once a request.
   * @throws ApiError `request_in_progress` when another run has taken over; errors of `work`
   */
  async once(id: string, work: () => Promise<void>): Promise<void> {
    if (await this.isRepeatOf(id)) return;
    const run = currentIdempotentRun();
    if (run && (await this.keys.claimResource(run, id)) === undefined)
      throw new ApiError('request_in_progress', { retryAfterSeconds: 1 });
    await work();
  }

  private async meet(run: IdempotentRun, row: IdempotencyKey, isLeased: boolean): Promise<StoredAnswer | undefined> {
    if (row.requestHash !== run.requestHash) throw new ApiError('idempotency_key_reused');
    if (row.status !== null) {
      const body: unknown = row.body === null ? null : JSON.parse(this.encryption.decrypt(row.body, bodyAddress(run)));
      return { status: row.status, body };
    }
    if (isLeased) throw new ApiError('request_in_progress', { retryAfterSeconds: 1 });
    await this.keys.takeOver(run);
    return undefined;
  }
}

function bodyAddress({ scope, keyId, key }: IdempotentRun) {
  return {
    table: 'idempotency_keys',
    column: 'body',
    row: [scope.tenantId, scope.environmentId, keyId, key].join('/'),
  };
}
