import type { EntityManager } from 'typeorm';
import { NoUnitOfWork } from './database.errors';
import { TickBatcher } from './tick-batcher';
import { PendingWrites, type WriteLine } from './pending-writes';
import type { Scope } from './scope';
import type { SentStatements } from './wire/sent-statements';

/** Work that runs before the commit, with all items that were added under one key. */
interface LastStep {
  readonly items: unknown[];
  readonly work: (items: never[]) => void;
}

/** Callbacks for the end of a unit of work. */
interface Ending {
  readonly committed: () => void;
  readonly rolledBack?: () => void;
}

/** One transaction of one tenant and environment: what was sent in it, what is still to be sent, and what follows. */
export class UnitOfWork {
  readonly batcher = new TickBatcher();
  private readonly pending = new PendingWrites((error) => this.sent.add(Promise.reject(error as Error)));
  private readonly endings: Ending[] = [];
  private readonly lastSteps = new Map<string, LastStep>();
  private transaction: EntityManager | undefined;
  private isClosed = false;

  constructor(
    readonly scope: Scope,
    private readonly sent: SentStatements,
  ) {}

  /**
   * For the next statement: the writes that were asked for before it are sent first.
   * @throws NoUnitOfWork before the transaction began and after its last statement
   */
  get manager(): EntityManager {
    if (!this.transaction || this.isClosed) throw new NoUnitOfWork();
    this.pending.sendAll();
    return this.transaction;
  }

  newLine(): WriteLine {
    return this.pending.newLine();
  }

  /** See `Database.write`. */
  write<Item>(line: WriteLine, kind: string, items: readonly Item[], send: (items: Item[]) => void): void {
    if (this.isClosed) throw new NoUnitOfWork();
    this.pending.add(line, kind, items, send);
  }

  /** See `Database.send`. */
  send(sql: string, parameters: readonly unknown[], heard?: (answer: never) => void): void {
    const answer: Promise<unknown> = this.manager.query(sql, [...parameters]);
    this.sent.add(heard ? answer.then((rows) => heard(rows as never)) : answer);
  }

  /** See `Database.sendChecked`. */
  sendChecked(sql: string, parameters: readonly unknown[], check: (answer: never) => void): void {
    this.sent.addChecked(this.manager.query(sql, [...parameters]).then((rows) => check(rows as never)));
  }

  /** See `Database.beforeCommit`. */
  beforeCommit<Item>(key: string, items: readonly Item[], work: (items: Item[]) => void): void {
    const known = this.lastSteps.get(key);
    if (known) known.items.push(...items);
    else this.lastSteps.set(key, { items: [...items], work });
  }

  afterEnd(ending: Ending): void {
    this.endings.push(ending);
  }

  /** Runs `work` in the transaction, then what belongs before its commit. */
  async run<T>(transaction: EntityManager, work: () => Promise<T>): Promise<T> {
    this.transaction = transaction;
    return this.sent.checked(async () => {
      try {
        const done = await work();
        for (const { items, work: end } of this.lastSteps.values()) end(items as never[]);
        this.pending.sendAll();
        return done;
      } finally {
        this.close();
      }
    });
  }

  committed(): void {
    for (const { committed } of this.endings) committed();
  }

  rolledBack(): void {
    for (const { rolledBack } of this.endings) rolledBack?.();
  }

  /** From now on nothing is sent: behind the commit or the rollback it would be outside the transaction. */
  private close(): void {
    this.isClosed = true;
    this.pending.drop();
  }
}
