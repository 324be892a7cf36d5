import path from 'node:path';
import { checkDatabase, type DatabaseFacts, runMigrations, startEmbeddedPostgres } from '@remit/database';
import type { Settings } from '@remit/settings';

export interface OpenDatabase {
  /** As given, with where the database is and how it is reached. */
  readonly settings: Settings;
  readonly facts: DatabaseFacts;
  /** Stops the embedded server; does nothing for one that is not ours. */
  stopDatabase(): Promise<void>;
}

/** The database that the settings name, else the embedded one, looked at and brought up to date. */
export async function openDatabase(given: Settings): Promise<OpenDatabase> {
  const { databaseUrl, stopDatabase } = await open(given);
  try {
    const facts = await checkDatabase(databaseUrl, given.databaseDirectUrl);
    await runMigrations(given.databaseDirectUrl ?? databaseUrl);
    return { settings: given.with({ databaseUrl, databasePooling: facts.pooling }), facts, stopDatabase };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

async function open(settings: Settings): Promise<{ databaseUrl: string; stopDatabase: () => Promise<void> }> {
  if (settings.databaseUrl) return { databaseUrl: settings.databaseUrl, stopDatabase: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: path.resolve(settings.dataDir, 'postgres') });
  return { databaseUrl: postgres.url, stopDatabase: () => postgres.stop() };
}
