import 'reflect-metadata';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EmbeddedPostgresInUse, runMigrations, startEmbeddedPostgres } from '@remit/database';
import { configureHttp, httpApplicationOptions } from '@remit/http-api';
import { ensureLocalKeys, InvalidSettings, loadSettings, type Settings } from '@remit/settings';
import { serveWebhooksFirst } from '@remit/webhooks';
import { AppModule } from './app.module';
import { serveConsole } from './console/serve-console';
import { stopOnSignal } from './stop-on-signal';

/** The server: HTTP, background work, or both, as ROLE says. */
async function main(): Promise<void> {
  const settings = ensureLocalKeys(loadSettings(process.env));
  const { databaseUrl, stopDatabase } = await openDatabase(settings);
  await runMigrations(databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(settings.with({ databaseUrl })),
    httpApplicationOptions,
  );
  configureHttp(app);
  serveWebhooksFirst(app);
  serveConsole(app);
  // A worker listens too: its probes and metrics are how an operator sees it.
  await app.listen(settings.port, settings.host);
  stopOnSignal(app, stopDatabase);
}

async function openDatabase(settings: Settings): Promise<{ databaseUrl: string; stopDatabase: () => Promise<void> }> {
  if (settings.databaseUrl) return { databaseUrl: settings.databaseUrl, stopDatabase: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: path.resolve(settings.dataDir, 'postgres') });
  return { databaseUrl: postgres.url, stopDatabase: () => postgres.stop() };
}

main().catch((error: unknown) => {
  const expected = error instanceof InvalidSettings || error instanceof EmbeddedPostgresInUse;
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
