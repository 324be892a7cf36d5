import 'reflect-metadata';
import { administratorSql, checkDatabase, DatabaseUnfit, runMigrations } from '@remit/database';
import { loadSettings } from '@remit/settings';
import { startFailure } from './start-failure';

/**
 * `npm run migrate`: brings the database up to date as a job of its own, so that the servers' login needs no right to change tables. With `--print-sql` it only prints what
 * an administrator runs once where the login may not make roles.
 */
async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_URL_FILE, DATABASE_DIRECT_URL, DATABASE_DIRECT_URL_FILE } = process.env;
  const given = { DATABASE_URL, DATABASE_URL_FILE, DATABASE_DIRECT_URL, DATABASE_DIRECT_URL_FILE };
  const { databaseUrl, databaseSessionUrl, databaseDirectUrl } = loadSettings(given);
  if (!databaseUrl || !databaseSessionUrl) throw new DatabaseUnfit('is not set: there is nothing to migrate.');
  if (process.argv.includes('--print-sql')) {
    process.stdout.write(`${(await administratorSql(databaseSessionUrl)).join('\n')}\n`);
    return;
  }
  const { database, version } = await checkDatabase(databaseUrl, databaseDirectUrl);
  await runMigrations(databaseSessionUrl);
  process.stdout.write(`The database "${database}" (PostgreSQL ${version}) is up to date.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
