import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'pg';

/** The least that takes a webhook in durably: verify the HMAC, one prepared insert, answer. What Remit is compared with. */
const [port, databaseUrl, secret = ''] = process.argv.slice(2);
const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
const pool = new Pool({ connectionString: databaseUrl, max: 10 });

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
    pool
      .query({
        name: 'store',
        text: 'insert into deliveries (id, body) values ($1, $2) on conflict do nothing',
        values: [id, body.toString('utf8')],
      })
      .then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"message":"stored"}'),
        () => response.writeHead(500).end(),
      );
  });
});

void pool
  .query(
    'create table if not exists deliveries (id text primary key, body text not null, received_at timestamptz default now())',
  )
  .then(() => server.listen(Number(port), '127.0.0.1', () => process.send?.('ready')));
