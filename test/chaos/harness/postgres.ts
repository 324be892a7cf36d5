import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMigrations } from '@remit/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@remit/embedded-postgres';
import { type Client, Pool, type QueryResultRow } from 'pg';
import { freePort } from '../../support/free-port';
import { onDatabase } from '../../support/on-database';
import { databaseUrl } from '../../support/test-cluster';
import { atTheEnd } from './cleanup';

/** A real PostgreSQL with fsync on and a fixed port, which can be crashed and started again. */
export class Postgres {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private server: EmbeddedPostgres,
  ) {}

  /** @param disk folder in which the data is kept */
  static async start(disk = tmpdir()): Promise<Postgres> {
    const folder = mkdtempSync(path.join(disk, 'remit-chaos-'));
    const port = await freePort();
    const postgres = new Postgres(folder, port, await startEmbeddedPostgres({ dataDir: folder, port }));
    atTheEnd(() => postgres.remove());
    return postgres;
  }

  get maintenanceUrl(): string {
    return databaseUrl(this.server.url, 'postgres');
  }

  /** Makes a migrated database with this name. */
  async createDatabase(name: string): Promise<string> {
    await this.onServer((client) => client.query(`create database ${name}`));
    const url = databaseUrl(this.server.url, name);
    await runMigrations(url);
    return url;
  }

  /** Sends SIGKILL to the postmaster. Its child processes notice this themselves. */
  async crash(): Promise<void> {
    process.kill(this.server.pid, 'SIGKILL');
    await this.server.exited;
    await this.server.stop();
  }

  /** Starts PostgreSQL, which recovers everything that was committed before the crash. */
  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.folder, port: this.port });
  }

  /** Runs an operator's statements on the maintenance database. */
  async onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return onDatabase(this.maintenanceUrl, work);
  }

  async remove(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Application name of the tests' own connections, as opposed to the server's. */
export const OUTSIDER = 'chaos';

/** Reads a database from outside, as a superuser to whom no row policy applies. */
export class Inspector {
  private readonly pool: Pool;

  constructor(readonly url: string) {
    // Connections never idle out, because a scenario may need every connection slot to be taken.
    this.pool = new Pool({ connectionString: url, max: 4, idleTimeoutMillis: 0, application_name: OUTSIDER });
    this.pool.on('error', () => undefined);
    atTheEnd(() => this.close());
  }

  async rows<Row extends QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, parameters)).rows;
  }

  /** The only value of a statement that returns one number. */
  async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.rows<Record<string, unknown>>(sql, parameters);
    return Number(Object.values(row ?? {})[0]);
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}
