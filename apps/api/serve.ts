import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DatabaseUnfit, EmbeddedPostgresInUse } from '@remit/database';
import { configureHttp, httpApplicationOptions } from '@remit/http-api';
import { ensureLocalKeys, InvalidSettings, loadSettings, type Settings } from '@remit/settings';
import { serveWebhooksFirst } from '@remit/webhooks';
import { AppModule } from './app.module';
import { serveConsole } from './console/serve-console';
import { EncryptionKeys, WrongEncryptionKeys } from './encryption/encryption-keys';
import { startTracing } from './observability/start-tracing';
import { openDatabase } from './open-database';
import { stopOnSignal } from './stop-on-signal';

/** The server: HTTP, background work, or both, as ROLE says. */
export function main(): void {
  start().catch((error: unknown) => {
    const expected = [InvalidSettings, DatabaseUnfit, EmbeddedPostgresInUse, WrongEncryptionKeys].some(
      (type) => error instanceof type,
    );
    process.stderr.write(
      `${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  });
}

async function start(): Promise<void> {
  const stopTracing = await startTracing(process.env);
  const settings = ensureLocalKeys(loadSettings(process.env));
  const { settings: opened, stopDatabase } = await openDatabase(settings);
  try {
    await serve(opened, async () => {
      await stopTracing();
      await stopDatabase();
    });
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

async function serve(settings: Settings, stopDatabase: () => Promise<void>): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), httpApplicationOptions);
  await app.get(EncryptionKeys, { strict: false }).verify();
  configureHttp(app);
  serveWebhooksFirst(app);
  serveConsole(app);
  // A worker listens too: its probes and metrics are how an operator sees it.
  await app.listen(settings.port, settings.host);
  stopOnSignal(app, stopDatabase);
}
