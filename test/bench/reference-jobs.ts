import { Logger, run } from 'graphile-worker';
import { Pool } from 'pg';
import { newId } from '@remit/database';
import { bareWebhookServer } from './bare-webhook-server';
import { settleDelivery } from './settle-delivery';

/** Reference for Remit's own queue: verifies and stores deliveries, and settles each in a job of graphile-worker. */
const [port, databaseUrl = '', gatewayUrl = '', tenantId = '', environmentId = '', connectionId = '', secret = ''] =
  process.argv.slice(2);
const CONCURRENCY = 16;
const pool = new Pool({ connectionString: databaseUrl, max: 20 });

const server = bareWebhookServer(secret, (id, body) => {
  const { data } = JSON.parse(body) as { data: { id: string } };
  return pool.query({
    name: 'store',
    text: `with stored as (
        insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id, body, headers, readable, size,
                                        source, request_id, received_at)
        values ($1, $2, $3, $4, 'nomod', $5, 'charge.completed', $6, $7, '{}', true, $8, 'bench', 'bench', now()) on conflict do nothing returning id)
      select graphile_worker.add_job('settle', json_build_object('id', id)) from stored`,
    values: [tenantId, environmentId, newId('whd'), connectionId, id, data.id, body, body.length],
  });
});

async function settle(payload: unknown): Promise<void> {
  const client = await pool.connect();
  try {
    await settleDelivery(client, (payload as { id: string }).id, { gatewayUrl, tenantId, environmentId });
  } finally {
    client.release();
  }
}

void run({
  pgPool: new Pool({ connectionString: databaseUrl, max: 10 }),
  taskList: { settle },
  // Otherwise it logs every job.
  logger: new Logger(() => () => undefined),
  preset: { worker: { concurrentJobs: CONCURRENCY, localQueue: { size: 500 } } },
}).then(() => server.listen(Number(port), '127.0.0.1', () => process.send?.('ready')));
