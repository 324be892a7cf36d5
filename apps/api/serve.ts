import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DatabaseFacts } from '@remit/database';
import { configureHttp, httpApplicationOptions } from '@remit/http-api';
import { ensureLocalKeys, loadSettings, requireGivenKeys, type Settings } from '@remit/settings';
import { serveWebhooksFirst } from '@remit/webhooks';
import { AppModule } from './app.module';
import { serveConsole } from './console/serve-console';
import { EncryptionKeys } from './encryption/encryption-keys';
import { startTracing } from './observability/start-tracing';
import { openDatabase } from './open-database';
import { startFailure } from './start-failure';
import { stopOnSignal } from './stop-on-signal';

/** The server: HTTP, background work, or both, as ROLE says. */
export function main(): void {
  start().catch((error: unknown) => {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  });
}

async function start(): Promise<void> {
  const stopTracing = await startTracing(process.env);
  const given = loadSettings(process.env);
  requireGivenKeys(given);
  const settings = ensureLocalKeys(given);
  const { settings: opened, facts, stopDatabase } = await openDatabase(settings);
  try {
    await serve(opened, facts, async () => {
      await stopTracing();
      await stopDatabase();
    });
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

async function serve(settings: Settings, facts: DatabaseFacts, stopDatabase: () => Promise<void>): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), httpApplicationOptions);
  await app.get(EncryptionKeys, { strict: false }).verify();
  configureHttp(app);
  serveWebhooksFirst(app);
  serveConsole(app);
  // A worker listens too: its probes and metrics are how an operator sees it.
  await app.listen(settings.port, settings.host);
  new Logger('Database').log(whereItIs(settings, facts));
  stopOnSignal(app, stopDatabase);
}

function whereItIs({ databaseUrl = '' }: Settings, { database, version, pooling }: DatabaseFacts): string {
  const through = pooling === 'none' ? '' : `, through a pooler in ${pooling} mode`;
  return `database "${database}" on ${new URL(databaseUrl).host}, PostgreSQL ${version}${through}`;
}
