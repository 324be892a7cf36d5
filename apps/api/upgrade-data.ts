import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { upgradeEmbeddedPostgres } from '@remit/embedded-postgres';
import { loadSettings } from '@remit/settings';
import { embeddedFolder } from './existing-database';
import { startFailure } from './start-failure';

/**
 * `npm run upgrade-data`: migrates the data of the embedded PostgreSQL to the version of this Remit, while no Remit
 * uses it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'old-binaries': { type: 'string' } } });
  const { dataDir } = loadSettings({ DATA_DIR: process.env.DATA_DIR, DATA_DIR_FILE: process.env.DATA_DIR_FILE });
  const folder = embeddedFolder(dataDir);
  const { from, to, kept, rows } = await upgradeEmbeddedPostgres(folder, values['old-binaries']);
  process.stdout.write(
    kept === undefined
      ? `The data in ${folder} is already in the format of PostgreSQL ${to}: there is nothing to do.\n`
      : `${rows} rows were moved from PostgreSQL ${from} to ${to}. The old data is in ${kept}: delete it when everything works.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
