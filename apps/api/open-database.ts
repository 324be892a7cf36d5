import path from 'node:path';
import { runMigrations, startEmbeddedPostgres } from '@remit/database';
import type { Settings } from '@remit/settings';

export interface OpenDatabase {
  readonly databaseUrl: string;
  /** Stops the embedded server; does nothing for one that is not ours. */
  stopDatabase(): Promise<void>;
}

/** The database that the settings name, else the embedded one, brought up to date. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const opened = await open(settings);
  await runMigrations(opened.databaseUrl);
  return opened;
}

async function open(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl) return { databaseUrl: settings.databaseUrl, stopDatabase: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: path.resolve(settings.dataDir, 'postgres') });
  return { databaseUrl: postgres.url, stopDatabase: () => postgres.stop() };
}
