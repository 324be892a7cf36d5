import 'reflect-metadata';
import type { RequestListener } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DatabaseFacts } from '@remit/database';
import {
  boundConnections,
  httpApplicationOptions,
  limitPipelines,
  Metrics,
  refuseTwoHosts,
  FairRequestQueue,
  StartingServer,
} from '@remit/http-api';
import {
  attributeFailure,
  ensureLocalKeys,
  loadSettings,
  readLibrarySettings,
  requireGivenKeys,
  type Settings,
} from '@remit/settings';
import { serveWebhooksFirst } from '@remit/webhooks';
import { AppModule } from './app.module';
import { serveConsole } from './console/serve-console';
import { EncryptionKeys } from './encryption/encryption-keys';
import { startTracing } from './observability/start-tracing';
import { setUpHttp } from './http-stack';
import { openDatabase } from './open-database';
import { startFailure } from './start-failure';
import { endOnSignal, stopOnSignal } from './stop-on-signal';

/**
 * Percent by which the heap may grow over its live objects before V8 collects. V8 would let 90 MB grow to 320 MB
 * (test/bench, K8).
 */
const HEAP_GROWTH_PERCENT = 50;

/** The server. ROLE selects HTTP, background work, or both. */
export function main(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  // Output to a closed pipe is dropped; without a listener the error would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  start().catch((error: unknown) => {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  });
}

async function start(): Promise<void> {
  readLibrarySettings(process.env);
  const stopTracing = await startTracing(process.env);
  const given = loadSettings(process.env);
  requireGivenKeys(given);
  const settings = ensureLocalKeys(given);
  const server = new StartingServer();
  await attributeFailure('HOST', () => server.listen(settings.port, settings.host));
  const letGo = endOnSignal();
  const { settings: opened, facts, stopDatabase } = await openDatabase(settings, (phase) => (server.phase = phase));
  try {
    const app = await serve(server, opened);
    const logger = new Logger('Database');
    logger.log(whereItIs(opened, facts));
    for (const warning of facts.warnings) logger.warn(warning);
    letGo();
    stopOnSignal(app, async () => {
      await stopTracing();
      await stopDatabase();
    });
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

/** A worker serves HTTP too: operators monitor it by its probes and metrics. */
async function serve(server: StartingServer, settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(settings),
    server.adapter(),
    httpApplicationOptions,
  );
  await app.get(EncryptionKeys, { strict: false }).verify();
  setUpHttp(app);
  serveConsole(app);
  await app.init();
  server.handOver(app.getHttpAdapter().getInstance() as RequestListener);
  serveWebhooksFirst(app);
  limitPipelines(app.getHttpServer(), app.get(FairRequestQueue));
  refuseTwoHosts(app.getHttpServer());
  boundConnections(app.getHttpServer(), settings, app.get(Metrics).registry);
  return app;
}

function whereItIs({ databaseUrl = '' }: Settings, { database, version, pooling }: DatabaseFacts): string {
  const through = pooling === 'none' ? '' : `, through a pooler in ${pooling} mode`;
  const { host, searchParams } = new URL(databaseUrl);
  return `database "${database}" on ${host || searchParams.get('host')}, PostgreSQL ${version}${through}`;
}
