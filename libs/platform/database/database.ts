import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, QueryResultRow } from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { EntityManager } from 'typeorm';
import { DatabaseEmpty, DatabaseReadOnly, isRetryable, NoUnitOfWork, ScopeMismatch } from './database.errors';
import { Gathering } from './gathering';
import { sameScope, type Scope } from './scope';
import { SentStatements } from './sent-statements';
import type { PostgresDataSource } from './data-source';
import { FairSlots } from './fair-slots';
import type { OperatorFunction } from './operator-functions';
import { joinBeginningAndEnd } from './transaction-ends';

interface UnitOfWork {
  readonly scope: Scope;
  readonly manager: EntityManager;
  readonly gathering: Gathering;
  readonly endings: Ending[];
  readonly lastSteps: Map<string, LastStep>;
  readonly sent: SentStatements;
}

/** What a unit of work does for everything that was left for its end under one key. */
interface LastStep {
  readonly items: unknown[];
  readonly work: (items: never[]) => void;
}

/** What pieces of work give, in their order. */
type Results<Works extends readonly (() => Promise<unknown>)[]> = {
  -readonly [Work in keyof Works]: Awaited<ReturnType<Works[Work]>>;
};

/** What to do when a unit of work has ended. */
interface Ending {
  readonly committed: () => void;
  readonly rolledBack?: () => void;
}

/** Tries of one unit of work when PostgreSQL reports a deadlock or serialization failure. */
const MAX_TRIES = 4;

/** A full disk still answers reads. This result does not fit into 64 kB of memory, so PostgreSQL puts it into a temporary file (220 kB, 3 ms). */
const NEEDS_ROOM = 'select count(*) from generate_series(1, 16000)';

/** The pool is never made smaller than this. */
const LEAST_CONNECTIONS = 2;

/** Work of a tenant that keeps all of its own slots busy waits this long for one, in milliseconds; then it is told to come back later. */
const TURN_TIMEOUT_MS = 5_000;

/**
 * The door to PostgreSQL. Every read and write runs in a unit of work that belongs to one tenant and environment; row policies
 * keep all others out even when a query forgets its condition.
 */
@Injectable()
export class Database {
  private readonly running = new AsyncLocalStorage<UnitOfWork>();
  private readonly slots: FairSlots;
  private readonly readings = new Gathering(true);

  constructor(@InjectDataSource() private readonly dataSource: PostgresDataSource) {
    this.slots = new FairSlots(dataSource.poolSize, TURN_TIMEOUT_MS);
  }

  /**
   * Runs `work` in one transaction as the application role with the scope set for row-level security. A call inside a running unit of work of
   * the same scope joins it. After a deadlock the whole of `work` runs again, so it must do nothing but database work.
   * @throws ScopeMismatch when called inside a unit of work of another scope; whatever `work` throws, after rolling back.
   */
  async transaction<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    const outer = this.running.getStore();
    if (outer) {
      if (!sameScope(outer.scope, scope)) throw new ScopeMismatch();
      return work();
    }
    return this.persist(() => this.slots.run(scope.tenantId, () => this.runOnce(scope, work)));
  }

  /**
   * A whole unit of work as one call of a database function that takes tenant and environment first and enters the application role itself: one round
   * trip where a transaction needs three and more, and without TypeORM's query runner. Never part of a running unit of work.
   */
  async runFunction<Row>(
    scope: Scope,
    functionName: 'store_webhook_deliveries',
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const values = [scope.tenantId, scope.environmentId, ...parameters];
    const text = `select ${functionName}(${placeholdersFor(values)})`;
    const { rows } = await this.persist(() =>
      this.slots.run(scope.tenantId, () => this.pool.query<Row & QueryResultRow>(text, values)),
    );
    return rows;
  }

  /** As `transaction`, for work that only reads: readings of one scope that begin while another is under way share the next transaction. */
  async reading<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    if (this.isInTransaction) return this.transaction(scope, work);
    const outcome = await this.readings.ask(
      `${scope.tenantId}/${scope.environmentId}`,
      work,
      (works: (() => Promise<T>)[]) => this.transaction(scope, () => Promise.allSettled(works.map((one) => one()))),
    );
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /**
   * Runs several pieces of work side by side in one unit of work: what they ask in step is asked of the database together. All or nothing: when one
   * fails everything is rolled back, with the failure of the first that has one. What they write must not depend on each other.
   */
  async together<const Works extends readonly (() => Promise<unknown>)[]>(
    scope: Scope,
    works: Works,
  ): Promise<Results<Works>> {
    return this.transaction(scope, async () => {
      // All are waited for: none may go on writing into a transaction that was given up.
      const outcomes = await Promise.allSettled(works.map((work) => work()));
      const failures = outcomes
        .filter((outcome) => outcome.status === 'rejected')
        .map(({ reason }) => reason as unknown);
      if (failures.length > 0) throw failures.find(isRetryable) ?? failures[0];
      return outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value) as Results<Works>;
    });
  }

  /** Asks together what is asked within one turn of the event loop of the running unit of work; see `Gathering`. */
  async gather<Item, Answer>(
    key: string,
    item: Item,
    answerAll: (items: Item[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    return this.unitOfWork.gathering.ask(key, item, answerAll);
  }

  /**
   * Sends a statement whose answer the caller does not wait for: those that follow take their turn on the connection after it, the commit as well. When it
   * fails, nothing is committed and the running unit of work fails with that, at its end at the latest.
   * @param parameters texts, numbers, times and lists of them: what could not be sent would not hold up the commit.
   * @param heard is given the answer before the unit of work ends.
   */
  send(sql: string, parameters: readonly unknown[], heard?: (answer: never) => void): void {
    const { manager, sent } = this.unitOfWork;
    const answer: Promise<unknown> = manager.query(sql, [...parameters]);
    sent.add(heard ? answer.then((rows) => heard(rows as never)) : answer);
  }

  /** As `send`, when not every answer will do: the commit waits for `check`, which throws when it is not the right one. */
  sendChecked(sql: string, parameters: readonly unknown[], check: (answer: never) => void): void {
    const { manager, sent } = this.unitOfWork;
    sent.addChecked(manager.query(sql, [...parameters]).then((rows) => check(rows as never)));
  }

  /** Leaves items for the end of the running unit of work: just before its commit `work` is given all that were left under the key. */
  beforeCommit<Item>(key: string, items: readonly Item[], work: (items: Item[]) => void): void {
    const { lastSteps } = this.unitOfWork;
    const known = lastSteps.get(key);
    if (known) known.items.push(...items);
    else lastSteps.set(key, { items: [...items], work });
  }

  /** The entity manager of the running unit of work. @throws NoUnitOfWork outside one. */
  get manager(): EntityManager {
    return this.unitOfWork.manager;
  }

  /** The scope of the running unit of work. @throws NoUnitOfWork outside one. */
  get scope(): Scope {
    return this.unitOfWork.scope;
  }

  get isInTransaction(): boolean {
    return this.running.getStore() !== undefined;
  }

  /** Runs `committed` once the running unit of work has committed, or `rolledBack` when it has not, as far as is known. */
  afterCommit(committed: () => void, rolledBack?: () => void): void {
    this.unitOfWork.endings.push({ committed, rolledBack });
  }

  /**
   * Calls one of the database functions that may look across tenants (see libs/platform/database/README.md for the list). They run with the rights of
   * the operator role, return only what their caller needs, and take no SQL.
   */
  async operator<Row>(functionName: OperatorFunction, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(`select * from ${functionName}(${placeholdersFor(parameters)})`, [
      ...parameters,
    ]);
  }

  /** Tells every process that listens on the channel; not part of a running unit of work, and not worth waiting for the disk. */
  async notify(channel: string, message: string): Promise<void> {
    await this.pool.query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [
      channel,
      message,
    ]);
  }

  /** @throws when the database cannot answer, or answers but is of no use: its tables are missing, it is read-only, its disk is full, or a pooler shares sessions. */
  async ping(): Promise<void> {
    this.dataSource.requireSessions();
    try {
      await this.askForRoom();
    } catch (error) {
      if (error instanceof DatabaseReadOnly) await this.giveUpIdle();
      throw error;
    }
  }

  private async askForRoom(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [state] = await manager.query<{ read_only: boolean; is_empty: boolean }[]>(
        `select current_setting('transaction_read_only')::boolean as read_only, to_regclass('public.domain_events') is null as is_empty,
                set_config('work_mem', '64kB', true)`,
      );
      if (state?.read_only) throw new DatabaseReadOnly();
      if (state?.is_empty) throw new DatabaseEmpty();
      await manager.query(NEEDS_ROOM);
    });
  }

  /** Connections of this process by state, and how many wait for one. */
  get connections(): { busy: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Gives one connection of the pool up for good: PostgreSQL had none left for somebody who needs it more. */
  async giveUpConnection(): Promise<void> {
    const { options } = this.pool as unknown as { options: { max: number } };
    if (options.max <= LEAST_CONNECTIONS) return;
    options.max -= 1;
    (await this.pool.connect()).release(true);
  }

  /** New connections may lead to a server that takes writes. */
  private async giveUpIdle(): Promise<void> {
    for (let left = this.pool.idleCount; left > 0; left -= 1) (await this.pool.connect()).release(true);
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
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

  private get unitOfWork(): UnitOfWork {
    const unitOfWork = this.running.getStore();
    if (!unitOfWork) throw new NoUnitOfWork();
    return unitOfWork;
  }

  private async runOnce<T>({ tenantId, environmentId }: Scope, work: () => Promise<T>): Promise<T> {
    // Callers pass things that are more than a scope; repositories spread ours into conditions and rows.
    const scope: Scope = { tenantId, environmentId };
    const endings: Ending[] = [];
    const lastSteps = new Map<string, LastStep>();
    const sent = new SentStatements();
    const runner = this.dataSource.createQueryRunner();
    let result: T;
    try {
      joinBeginningAndEnd(runner, scope, sent, {
        role: this.dataSource.roles.application,
        sharesSessions: this.dataSource.sharesSessions,
      });
      result = await runner.manager.transaction((manager) =>
        this.running.run({ scope, manager, gathering: new Gathering(), endings, lastSteps, sent }, () =>
          sent.checked(async () => {
            const done = await work();
            for (const { items, work: end } of lastSteps.values()) end(items as never[]);
            return done;
          }),
        ),
      );
    } catch (error) {
      for (const { rolledBack } of endings) rolledBack?.();
      throw error;
    } finally {
      await runner.release();
    }
    for (const { committed } of endings) committed();
    return result;
  }
}

const placeholdersFor = (parameters: readonly unknown[]): string =>
  parameters.map((_, index) => `$${index + 1}`).join(', ');
