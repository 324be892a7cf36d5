import { Client } from 'pg';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startBareGateway } from './bare-gateway';
import type { BenchDatabase } from './stack';

export interface BenchServer {
  readonly remit: RemitProcess;
  readonly gatewayUrl: string;
  readonly databaseUrl: string;
  /** The bench's own connection to the server's database. */
  readonly client: Client;
  stop(): Promise<void>;
}

/**
 * One Remit process without limits and practically without polls, on its own database, with a gateway that answers
 * after `holdMs`.
 */
export async function startBenchServer(
  database: BenchDatabase,
  name: string,
  { holdMs, env }: { holdMs?: number; env?: Readonly<Record<string, string>> } = {},
): Promise<BenchServer> {
  const gateway = await startBareGateway(holdMs);
  const databaseUrl = await database.create(name, true);
  const remit = await startRemit({
    databaseUrl,
    nomodUrl: gateway.url,
    env: {
      LOG_LEVEL: 'warn',
      POLL_INTERVAL_SECONDS: '3600',
      RATE_LIMIT_PER_KEY: '0',
      RATE_LIMIT_PER_TENANT: '0',
      NOMOD_MAX_CALLS_PER_SECOND: '10000',
      ...env,
    },
  });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    remit,
    gatewayUrl: gateway.url,
    databaseUrl,
    client,
    async stop() {
      await client.end();
      await remit.stop();
      gateway.stop();
    },
  };
}
