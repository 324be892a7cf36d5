import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PostgresDataSource } from './data-source';
import { DatabaseEmpty, DatabaseReadOnly } from './database.errors';
import type { OperatorFunction } from './operator-functions';
import { poolOptions } from './wire/client-internals';

/** A full disk still answers reads. This result exceeds 64 kB, so PostgreSQL needs a temporary file (220 kB, 3 ms). */
const SPILL_TO_DISK = 'select count(*) from generate_series(1, 16000)';

/** Minimum size of the pool. */
const LEAST_CONNECTIONS = 2;

/** PostgreSQL beside the units of work: functions across tenants, notifications, its health and its connections. */
@Injectable()
export class DatabaseServer {
  constructor(@InjectDataSource() private readonly dataSource: PostgresDataSource) {}

  /**
   * Calls a database function that may read across tenants (libs/platform/database/README.md lists them). Such
   * functions run with the rights of the operator role, return only what the caller needs, and take no SQL. Never part
   * of a unit of work.
   */
  async operator<Row>(functionName: OperatorFunction, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(`select * from ${functionName}(${placeholdersFor(parameters)})`, [
      ...parameters,
    ]);
  }

  /** Notifies all listeners of the channel. Never part of a unit of work. Does not wait for the disk. */
  async notify(channel: string, message: string): Promise<void> {
    await this.dataSource.pool.query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [
      channel,
      message,
    ]);
  }

  /** @throws when the database does not answer, has no tables, is read-only or full, or its pooler shares sessions */
  async ping(): Promise<void> {
    this.dataSource.requireSessions();
    try {
      await this.askForRoom();
    } catch (error) {
      if (error instanceof DatabaseReadOnly) await this.giveUpIdle();
      throw error;
    }
  }

  /** Connections of this process by state, and the number of callers that wait for one. */
  get connections(): { busy: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.dataSource.pool;
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Permanently gives up one connection of the pool, when PostgreSQL has none left for a more important user. */
  async giveUpConnection(): Promise<void> {
    const { pool } = this.dataSource;
    const options = poolOptions(pool);
    if (options.max <= LEAST_CONNECTIONS) return;
    options.max -= 1;
    (await pool.connect()).release(true);
  }

  private async askForRoom(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [state] = await manager.query<{ read_only: boolean; is_empty: boolean }[]>(
        `select current_setting('transaction_read_only')::boolean as read_only, to_regclass('public.domain_events') is null as is_empty,
                set_config('work_mem', '64kB', true)`,
      );
      if (state?.read_only) throw new DatabaseReadOnly();
      if (state?.is_empty) throw new DatabaseEmpty();
      await manager.query(SPILL_TO_DISK);
    });
  }

  /** Closes idle connections. New ones may lead to a server that accepts writes. */
  private async giveUpIdle(): Promise<void> {
    const { pool } = this.dataSource;
    for (let left = pool.idleCount; left > 0; left -= 1) (await pool.connect()).release(true);
  }
}

/** `$1, $2, ...`, one for each value. */
export const placeholdersFor = (parameters: readonly unknown[]): string =>
  parameters.map((_, index) => `$${index + 1}`).join(', ');
