import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { run } from 'graphile-worker';
import { Pool } from 'pg';
import { newId } from '@remit/database';
import { settleDelivery } from './settle-delivery';

/** Verifies and stores deliveries, and settles each in a job of graphile-worker. What Remit's own queue is compared with. */
const [port, databaseUrl = '', gatewayUrl = '', tenantId = '', environmentId = '', connectionId = '', secret = ''] =
  process.argv.slice(2);
const CONCURRENCY = 16;
const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
const pool = new Pool({ connectionString: databaseUrl, max: 20 });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature } = request.headers;
    const expected = createHmac('sha256', key)
      .update(`${String(id)}.${String(timestamp)}.`)
      .update(body)
      .digest();
    const sent = Buffer.from(String(signature).slice(3), 'base64');
    if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
      response.writeHead(400).end();
      return;
    }
    const { data } = JSON.parse(body.toString('utf8')) as { data: { id: string } };
    pool
      .query({
        name: 'store',
        text: `with stored as (
            insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id, body, readable, size,
                                            source, request_id, received_at)
            values ($1, $2, $3, $4, 'nomod', $5, 'charge.completed', $6, $7, true, $8, 'bench', 'bench', now()) on conflict do nothing returning id)
          select graphile_worker.add_job('settle', json_build_object('id', id)) from stored`,
        values: [tenantId, environmentId, newId('whd'), connectionId, id, data.id, body.toString('utf8'), body.length],
      })
      .then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"message":"stored"}'),
        (error: unknown) => {
          console.error(error);
          response.writeHead(500).end();
        },
      );
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
  preset: { worker: { concurrentJobs: CONCURRENCY, localQueue: { size: 500 } } },
}).then(() => server.listen(Number(port), '127.0.0.1', () => process.send?.('ready')));
