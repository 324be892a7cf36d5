import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkDatabase, DatabaseUnfit } from '@remit/database';
import { startEmbeddedPostgres } from '@remit/embedded-postgres';
import type { Settings } from '@remit/settings';
import { migrate, type OpenDatabase } from './open-database';

/**
 * Opens a database that already has Remit's tables, for commands that work on stored data. It creates nothing.
 * @throws DatabaseUnfit when the settings name no such database
 */
export async function openExistingDatabase(given: Settings): Promise<OpenDatabase> {
  const { databaseUrl, stop } = await findDatabase(given);
  try {
    const prepared = given.preparedStatements === 'on';
    const facts = await checkDatabase(databaseUrl, given.databaseDirectUrl, { prepared });
    if (!facts.isMigrated)
      throw new DatabaseUnfit(`names "${facts.database}", which does not hold the tables of Remit. Nothing was done.`);
    const settings = given.with({ databaseUrl, databasePooling: facts.pooling });
    await migrate(settings);
    return { settings, facts, stopDatabase: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findDatabase({
  databaseUrl,
  dataDir,
}: Settings): Promise<{ databaseUrl: string; stop(): Promise<void> }> {
  if (databaseUrl) return { databaseUrl, stop: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: embeddedFolder(dataDir) });
  return { databaseUrl: postgres.url, stop: () => postgres.stop() };
}

/**
 * Folder of the embedded PostgreSQL's data. The server alone and `npm start` use different folders.
 * @throws DatabaseUnfit when there is none
 */
export function embeddedFolder(dataDir: string): string {
  const folder = [path.resolve(dataDir, 'postgres'), path.resolve(dataDir)].find((candidate) =>
    ['postgres/PG_VERSION', 'postgres.next.done'].some((file) => existsSync(path.join(candidate, file))),
  );
  if (folder) return folder;
  throw new DatabaseUnfit(`is not set, and DATA_DIR (${path.resolve(dataDir)}) holds no database. Nothing was done.`);
}
