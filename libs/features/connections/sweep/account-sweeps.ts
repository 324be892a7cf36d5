import { Injectable } from '@nestjs/common';
import { Database, type Scope, ScopedRepository } from '@remit/database';
import { AccountSweep } from './account-sweep.entity';

/** What sweeps know about the accounts of an environment's connections. */
@Injectable()
export class AccountSweeps extends ScopedRepository<AccountSweep> {
  constructor(database: Database) {
    super(database, AccountSweep);
  }

  /** Null before the first sweep. */
  async of(scope: Scope, connectionId: string): Promise<AccountSweep | null> {
    return this.database.reading(scope, () => this.findById(connectionId));
  }

  /**
   * The sweep state of a connection, and since when its charges, and those of inherited connections, may be unknown.
   * Needs a unit of work.
   */
  async begin(connectionId: string, estate: readonly string[]): Promise<{ sweep: AccountSweep; since: Date | null }> {
    const rows = await this.rowsWhere({ id: [...new Set([connectionId, ...estate])] });
    const times = rows.flatMap(({ sweptAt }) => sweptAt?.getTime() ?? []);
    return {
      sweep: rows.find(({ id }) => id === connectionId) ?? AccountSweep.of(connectionId),
      since: times.length > 0 ? new Date(Math.min(...times)) : null,
    };
  }

  /** Stores the result of a sweep for the connection and those that it inherited. Needs a unit of work. */
  async save(sweep: AccountSweep, estate: readonly string[]): Promise<void> {
    if (sweep.progress.turn === 1) this.insertUnlessKnown(AccountSweep, [sweep]);
    this.update(sweep);
    if (estate.length === 1) return;
    for (const row of await this.rowsWhere({ id: [...estate] })) {
      if (row.id === sweep.id || sweep.sweptAt === null) continue;
      row.sweptAt = sweep.sweptAt;
      this.update(row);
    }
  }
}
