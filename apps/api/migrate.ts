import 'reflect-metadata';
import { administratorSql, checkDatabase, DatabaseUnfit, runMigrations } from '@remit/database';
import { attributeFailure, loadSettings, readLibrarySettings } from '@remit/settings';
import { startFailure } from './start-failure';

/**
 * `npm run migrate`: migrates the database as a job of its own, so that the servers' login needs no right to change
 * tables. With `--print-sql` it only prints the statements that an administrator runs once if the login may not
 * create roles.
 */
async function main(): Promise<void> {
  readLibrarySettings(process.env);
  const { DATABASE_URL, DATABASE_URL_FILE, DATABASE_DIRECT_URL, DATABASE_DIRECT_URL_FILE } = process.env;
  const given = { DATABASE_URL, DATABASE_URL_FILE, DATABASE_DIRECT_URL, DATABASE_DIRECT_URL_FILE };
  const { databaseUrl, databaseSessionUrl, databaseDirectUrl, databaseSessionSetting: setting } = loadSettings(given);
  if (!databaseUrl || !databaseSessionUrl) throw new DatabaseUnfit('is not set: there is nothing to migrate.');
  if (process.argv.includes('--print-sql')) {
    const statements = await attributeFailure(setting, () => administratorSql(databaseSessionUrl));
    process.stdout.write(`${statements.join('\n')}\n`);
    return;
  }
  const { database, version } = await checkDatabase(databaseUrl, databaseDirectUrl);
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  await attributeFailure(setting, () => runMigrations(databaseSessionUrl, { setting, report: tell }));
  process.stdout.write(`The database "${database}" (PostgreSQL ${version}) is up to date.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
