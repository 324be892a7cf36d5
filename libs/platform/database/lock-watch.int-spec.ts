import { Client } from 'pg';
import { eventually } from '../../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { runMigrations } from './migrate';

/** The advisory lock of `runMigrations`. Its holder migrates. */
const MIGRATION_LOCK = 7_236_648;

describe('a migration that waits for a lock', () => {
  let database: TestDatabase;
  let holder: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    holder = new Client({ connectionString: database.url, application_name: 'nightly report' });
    await holder.connect();
  });
  afterAll(async () => {
    await holder.end();
    await database.drop();
  });

  it('says after some seconds who holds it, once, and goes on when it is free', async () => {
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid, pg_advisory_lock($1)', [
      MIGRATION_LOCK,
    ]);
    const lines: string[] = [];
    const migrated = runMigrations(database.url, { report: (line) => lines.push(line) });
    await eventually('the wait to be told of', () => lines.length > 0, { timeoutMs: 15_000 });
    await holder.query('select pg_advisory_unlock_all()');
    await migrated;
    expect(lines).toEqual([
      expect.stringMatching(
        `waits for a lock held by process ${rows[0]?.pid} of PostgreSQL \\(login "\\w+", application "nightly report", from 127.0.0.1, idle since 20`,
      ),
    ]);
  });
});
