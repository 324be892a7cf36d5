import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkDatabase, type DatabaseFacts, isDatabaseNotUpYet, runMigrations } from '@remit/database';
import { startEmbeddedPostgres } from '@remit/embedded-postgres';
import { ApplicationLogger, type StartPhase } from '@remit/http-api';
import { attributeFailure, type Settings } from '@remit/settings';

const TRY_EVERY_MS = 500;

export interface OpenDatabase {
  /** The given settings, with the location of the database and the way to reach it. */
  readonly settings: Settings;
  readonly facts: DatabaseFacts;
  /** Stops the embedded server. Does nothing for any other. */
  stopDatabase(): Promise<void>;
}

/**
 * Checks and migrates the database of the settings, or the embedded one.
 * @param enter is called with each new phase
 */
export async function openDatabase(given: Settings, enter: (phase: StartPhase) => void): Promise<OpenDatabase> {
  const { databaseUrl, stopDatabase } = await open(given);
  try {
    const use = { connections: given.databaseConnections, prepared: given.preparedStatements === 'on' };
    const facts = await whenItIsUp(() => checkDatabase(databaseUrl, given.databaseDirectUrl, use), given);
    enter('migrating');
    const settings = given.with({ databaseUrl, databasePooling: facts.pooling });
    await migrate(settings);
    return { settings, facts, stopDatabase };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

export async function migrate({
  databaseSessionUrl = '',
  databaseSessionSetting: setting,
  logLevel,
}: Settings): Promise<void> {
  const logger = new ApplicationLogger(logLevel);
  const tell = (line: string) => logger.log(line, 'Database');
  await attributeFailure(setting, () => runMigrations(databaseSessionUrl, { setting, report: tell }));
}

async function open(settings: Settings): Promise<{ databaseUrl: string; stopDatabase: () => Promise<void> }> {
  if (settings.databaseUrl) return { databaseUrl: settings.databaseUrl, stopDatabase: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: path.resolve(settings.dataDir, 'postgres') });
  return { databaseUrl: postgres.url, stopDatabase: () => postgres.stop() };
}

/**
 * Waits for a database that is not up yet, because containers start in any order.
 * @throws the error of the last try
 */
async function whenItIsUp<T>(work: () => Promise<T>, { databaseWaitSeconds }: Settings): Promise<T> {
  const limit = performance.now() + databaseWaitSeconds * 1_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseNotUpYet(error) || performance.now() >= limit) throw error;
      await delay(TRY_EVERY_MS);
    }
  }
}
