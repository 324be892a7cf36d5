import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DatabaseFacts } from '@remit/database';
import { findLocalKeys, loadSettings, readLibrarySettings, type Settings } from '@remit/settings';
import { EncryptionKeys } from './encryption/encryption-keys';
import { openExistingDatabase } from './existing-database';

interface Opened {
  readonly app: INestApplicationContext;
  readonly settings: Settings;
  readonly facts: DatabaseFacts;
}

/**
 * Runs a command in an application without a server, on an existing database and with the keys that encrypted it. It
 * creates neither a key nor a database.
 * @param moduleOf the module of the application
 * @throws errors that `startFailure` explains
 */
export async function onExistingDatabase(
  moduleOf: (settings: Settings) => DynamicModule,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  readLibrarySettings(process.env);
  const given = findLocalKeys(loadSettings(process.env));
  const { settings, facts, stopDatabase } = await openExistingDatabase(given);
  try {
    const app = await NestFactory.createApplicationContext(moduleOf(settings), { logger: false, abortOnError: false });
    try {
      await app.get(EncryptionKeys, { strict: false }).verify();
      await work({ app, settings, facts });
    } finally {
      await app.close();
    }
  } finally {
    await stopDatabase();
  }
}
