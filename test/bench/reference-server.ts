import { Pool } from 'pg';
import { bareWebhookServer } from './bare-webhook-server';

/** Reference for Remit's webhook ingestion: one prepared insert for each webhook. */
const [port, databaseUrl, secret = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: 10 });

const server = bareWebhookServer(secret, (id, body) =>
  pool.query({
    name: 'store',
    text: 'insert into deliveries (id, body) values ($1, $2) on conflict do nothing',
    values: [id, body],
  }),
);

void pool
  .query(
    'create table if not exists deliveries (id text primary key, body text not null, received_at timestamptz default now())',
  )
  .then(() => server.listen(Number(port), '127.0.0.1', () => process.send?.('ready')));
