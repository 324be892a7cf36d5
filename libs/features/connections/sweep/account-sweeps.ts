import { Injectable } from '@nestjs/common';
import { Database, type Scope, ScopedRepository } from '@remit/database';
import { AccountSweep } from './account-sweep.entity';

/** What sweeps learned of the accounts behind the connections of an environment. */
@Injectable()
export class AccountSweeps extends ScopedRepository<AccountSweep> {
  constructor(database: Database) {
    super(database, AccountSweep);
  }

  /** Null before the first sweep. */
  async of(scope: Scope, connectionId: string): Promise<AccountSweep | null> {
    return this.database.reading(scope, () => this.findById(connectionId));
  }

  /** Needs a unit of work. The sweep of a connection, and since when charges may be unknown of it and of those that it looks after. */
  async begin(connectionId: string, estate: readonly string[]): Promise<{ sweep: AccountSweep; since: Date | null }> {
    const rows = await this.rowsWhere({ id: [...new Set([connectionId, ...estate])] });
    const times = rows.flatMap(({ sweptAt }) => sweptAt?.getTime() ?? []);
    return {
      sweep: rows.find(({ id }) => id === connectionId) ?? AccountSweep.of(connectionId),
      since: times.length > 0 ? new Date(Math.min(...times)) : null,
    };
  }

  /** Needs a unit of work. What is swept is so for every connection that this one looks after. */
  async keep(sweep: AccountSweep, estate: readonly string[]): Promise<void> {
    if (sweep.progress.turn === 1) this.sendInto(AccountSweep, [sweep], { unlessKnown: true });
    await this.update(sweep);
    if (estate.length === 1) return;
    for (const row of await this.rowsWhere({ id: [...estate] })) {
      if (row.id === sweep.id || sweep.sweptAt === null) continue;
      row.sweptAt = sweep.sweptAt;
      await this.update(row);
    }
  }
}
