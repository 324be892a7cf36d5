import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { QueryResultRow } from 'pg';
import {
  type EntityManager,
  type EntityMetadata,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
} from 'typeorm';
import { isRetryable, NoUnitOfWork, ScopeMismatch } from './database.errors';
import { placeholdersFor } from './database-server';
import { TickBatcher } from './tick-batcher';
import type { WriteLine } from './pending-writes';
import { sameScope, type Scope, scopeKey } from './scope';
import { SharedWork, type Sharing } from './shared-work';
import { SentStatements } from './wire/sent-statements';
import type { PostgresDataSource } from './data-source';
import { isOfReplica, type LaggingRead, laggingRead } from './lagging-read';
import { FairSlots } from './fair-slots';
import { UnitOfWork } from './unit-of-work';
import { inTransaction } from './wire/transaction-ends';

interface Running {
  readonly unit: UnitOfWork;
  /** Where the writes of this piece of work wait. */
  readonly line: WriteLine;
}

/** The results of several pieces of work, in their order. */
type Results<Works extends readonly (() => Promise<unknown>)[]> = {
  -readonly [Work in keyof Works]: Awaited<ReturnType<Works[Work]>>;
};

/** Attempts for one unit of work when PostgreSQL reports a deadlock or serialization failure. */
const MAX_TRIES = 4;

/** Milliseconds that a tenant's work waits for a slot while the tenant uses all of its own; then it fails as busy. */
const TURN_TIMEOUT_MS = 5_000;

/** Milliseconds that a read waits for the reads before it. */
const READING_TURN_MS = 250;

/**
 * Units of work. Every read and write of a tenant runs in a unit of work that belongs to one tenant and environment. Row
 * policies hide all other rows, even when a query lacks its condition.
 */
@Injectable()
export class Database {
  private readonly running = new AsyncLocalStorage<Running>();
  private readonly slots: FairSlots;
  private readonly replicaSlots: FairSlots;
  private readonly readings = new TickBatcher(READING_TURN_MS);
  private readonly shared = new SharedWork(this);

  constructor(@InjectDataSource() private readonly dataSource: PostgresDataSource) {
    this.slots = new FairSlots(dataSource.poolSize, TURN_TIMEOUT_MS);
    this.replicaSlots = new FairSlots(dataSource.poolSize, TURN_TIMEOUT_MS);
  }

  /**
   * Runs `work` in one transaction as the application role, with the scope set for row-level security. A call inside
   * a unit of work of the same scope joins it. After a deadlock all of `work` runs again: it may only use the
   * database.
   * @throws ScopeMismatch inside a unit of work of another scope; after the rollback, any error of `work`
   */
  async transaction<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    const outer = this.running.getStore();
    if (outer) {
      if (!sameScope(outer.unit.scope, scope)) throw new ScopeMismatch();
      return work();
    }
    const lagging = laggingRead.getStore();
    if (lagging?.isOnReplica) {
      const answer = await this.onReplica(lagging, scope, work);
      if (answer) return answer.value;
    }
    return this.persist(() => this.slots.run(scope.tenantId, () => this.runOnce(scope, work)));
  }

  /**
   * Runs a whole unit of work as one call of a database function, without TypeORM's query runner. It takes one round
   * trip; a transaction takes three or more. The function's first parameters are tenant and environment, and it
   * enters the application role itself. Never part of a running unit of work.
   */
  async runFunction<Row>(
    scope: Scope,
    functionName: 'store_webhook_deliveries',
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const values = [scope.tenantId, scope.environmentId, ...parameters];
    const text = `select ${functionName}(${placeholdersFor(values)})`;
    const { rows } = await this.persist(() =>
      this.slots.run(scope.tenantId, () => this.dataSource.pool.query<Row & QueryResultRow>(text, values)),
    );
    return rows;
  }

  /**
   * As `transaction`, for reads only: reads of a scope that start during another share the next transaction. Each keeps
   * its own caller. A read whose statement fails in a shared transaction runs again alone.
   * @throws the error of `work`
   */
  async reading<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    if (this.isInTransaction || laggingRead.getStore()) return this.transaction(scope, work);
    const outcome = await this.readings.ask(scopeKey(scope), this.asItsCaller(work), (works: (() => Promise<T>)[]) =>
      this.readAll(scope, works),
    );
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /**
   * As `transaction`, for independent work: pieces of one scope and kind that start during another share the next
   * transaction, each in the context of its caller. When one fails or waits for a lock, each runs alone.
   */
  async sharing<T>(scope: Scope, sharing: Sharing, work: () => Promise<T>): Promise<T> {
    if (this.isInTransaction) return this.transaction(scope, work);
    return this.shared.run(scope, sharing, this.asItsCaller(work));
  }

  /**
   * Runs pieces of work concurrently in one unit of work and combines their simultaneous queries. When one fails, all
   * are rolled back and the first failure is thrown, a retryable one first. Their writes must be independent.
   */
  async together<const Works extends readonly (() => Promise<unknown>)[]>(
    scope: Scope,
    works: Works,
  ): Promise<Results<Works>> {
    return this.transaction(scope, async () => {
      // Waits for all, so that none continues to write into an abandoned transaction.
      const { unit } = this;
      const outcomes = await Promise.allSettled(
        works.map((work) => this.running.run({ unit, line: unit.newLine() }, work)),
      );
      const failures = outcomes
        .filter((outcome) => outcome.status === 'rejected')
        .map(({ reason }) => reason as unknown);
      if (failures.length > 0) throw failures.find(isRetryable) ?? failures[0];
      return outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value) as Results<Works>;
    });
  }

  /** Combines the calls of one turn of the event loop in the running unit of work; see `TickBatcher`. */
  async batch<Item, Answer>(
    key: string,
    item: Item,
    answerAll: (items: Item[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    return this.unit.batcher.ask(key, item, answerAll);
  }

  /**
   * Writes rows soon: before the next statement of this unit of work, and at the end of the turn of the event loop at
   * the latest. Writes of one piece of work keep their order; those of several pieces that run together share a
   * statement. A failure is that of the unit of work, at its end at the latest.
   * @param send receives all items of one statement
   */
  write<Item>(kind: string, items: readonly Item[], send: (items: Item[]) => void): void {
    const { unit, line } = this.runningUnit;
    unit.write(line, kind, items, send);
  }

  /**
   * Sends a statement without waiting for its answer. Later statements and the commit follow it on the connection.
   * When it fails, nothing is committed and the unit of work fails with its error, at its end at the latest.
   * @param parameters texts, numbers, times and lists of them: a value that cannot be sent would not stop the commit
   * @param heard receives the answer before the unit of work ends
   */
  send(sql: string, parameters: readonly unknown[], heard?: (answer: never) => void): void {
    this.unit.send(sql, parameters, heard);
  }

  /** As `send`, but the commit waits for `check`, which throws when the answer is wrong. */
  sendChecked(sql: string, parameters: readonly unknown[], check: (answer: never) => void): void {
    this.unit.sendChecked(sql, parameters, check);
  }

  /** Adds items under a key. `work` receives all items of the key just before the commit. */
  beforeCommit<Item>(key: string, items: readonly Item[], work: (items: Item[]) => void): void {
    this.unit.beforeCommit(key, items, work);
  }

  /**
   * For the next statement: the writes asked for before it are sent first, so ask for it anew each time.
   * @throws NoUnitOfWork outside a unit of work
   */
  get manager(): EntityManager {
    return this.unit.manager;
  }

  /** TypeORM's description of an entity: its table and columns. */
  metadataOf(entity: EntityTarget<ObjectLiteral>): EntityMetadata {
    return this.dataSource.getMetadata(entity);
  }

  /** @throws NoUnitOfWork outside a unit of work */
  get scope(): Scope {
    return this.unit.scope;
  }

  get isInTransaction(): boolean {
    return this.running.getStore() !== undefined;
  }

  /** Runs `committed` after the commit. Runs `rolledBack` after a failure or an unknown outcome. */
  afterCommit(committed: () => void, rolledBack?: () => void): void {
    this.unit.afterEnd({ committed, rolledBack });
  }

  /** @returns undefined when the replica could not answer, and nothing of `work` counts */
  private async onReplica<T>(
    lagging: LaggingRead,
    scope: Scope,
    work: () => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    try {
      const value = await this.replicaSlots.run(scope.tenantId, () => this.runOnce(scope, work, lagging.source));
      lagging.hasRead = true;
      return { value };
    } catch (error) {
      if (!isOfReplica(error)) throw error;
      lagging.isOnReplica = false;
      lagging.failed(error);
      return undefined;
    }
  }

  private async readAll<T>(scope: Scope, works: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    const outcomes = await this.transaction(scope, () => Promise.allSettled(works.map((one) => one())));
    if (works.length === 1) return outcomes;
    // After a statement that failed PostgreSQL refuses those of the others.
    const mayBeOfAnother = (outcome?: PromiseSettledResult<T>) =>
      outcome?.status === 'rejected' && outcome.reason instanceof QueryFailedError;
    const again = works.filter((_, index) => mayBeOfAnother(outcomes[index]));
    const alone = (await Promise.allSettled(again.map((one) => this.transaction(scope, one)))).values();
    return outcomes.map((outcome) => (mayBeOfAnother(outcome) ? (alone.next().value ?? outcome) : outcome));
  }

  /** Runs `work` in the unit of work that is running then, and otherwise in the context of the present caller. */
  private asItsCaller<T>(work: () => Promise<T>): () => Promise<T> {
    const caller = new AsyncResource('reading');
    return () => {
      const running = this.runningUnit;
      return caller.runInAsyncScope(() => this.running.run(running, work));
    };
  }

  private async persist<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries >= MAX_TRIES || !isRetryable(error)) throw error;
      }
    }
  }

  private get runningUnit(): Running {
    const running = this.running.getStore();
    if (!running) throw new NoUnitOfWork();
    return running;
  }

  private get unit(): UnitOfWork {
    return this.runningUnit.unit;
  }

  private async runOnce<T>(
    { tenantId, environmentId }: Scope,
    work: () => Promise<T>,
    source = this.dataSource,
  ): Promise<T> {
    // Callers may pass objects with more members, and repositories spread the scope into conditions and rows.
    const scope: Scope = { tenantId, environmentId };
    const sent = new SentStatements();
    const unit = new UnitOfWork(scope, sent);
    const runner = source.createQueryRunner();
    const { roles, sharesSessions, wire } = source;
    const beginning = { scope, role: roles.application, sharesSessions };
    let result: T;
    try {
      result = await inTransaction(runner, { beginning, sent, isJoined: wire.joined }, (manager) =>
        this.running.run({ unit, line: unit.newLine() }, () => unit.run(manager, work)),
      );
    } catch (error) {
      unit.rolledBack();
      throw error;
    } finally {
      await runner.release();
    }
    unit.committed();
    return result;
  }
}
