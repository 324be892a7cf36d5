import { Agent, request as call } from 'node:http';
import { createServer } from 'node:http';
import { Pool, type PoolClient } from 'pg';
import { newId } from '@remit/database';

/**
 * Reference for POST /payments, the minimum that makes a payment link: check the invoice, save the intent, call the
 * gateway, save the answer.
 */
const [port, databaseUrl = '', gatewayUrl = '', tenantId = '', environmentId = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
const agent = new Agent({ keepAlive: true });
const SCOPE = 'tenant_id = $1 and environment_id = $2';

type Run = <Row extends object>(name: string, text: string, values?: unknown[]) => Promise<Row[]>;

async function transaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
  const client: PoolClient = await pool.connect();
  const run: Run = async (name, text, values = []) =>
    (await client.query({ name, text, values: [tenantId, environmentId, ...values] })).rows;
  try {
    await client.query('begin');
    await run(
      'scope',
      `select set_config('role', 'remit_app', true), set_config('remit.tenant_id', $1, true), set_config('remit.environment_id', $2, true)`,
    );
    const result = await work(run);
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
}

interface Asked {
  readonly destination_id: string;
  readonly amount: string;
  readonly currency: string;
}

async function createPayment({ destination_id, currency }: Asked): Promise<object> {
  const id = newId('pay');
  const now = new Date();
  const operation = newId('rop');
  const { amount, connectionId } = await transaction(async (run) => {
    const [connection] = await run<{ id: string }>(
      'connection',
      `select * from connections where ${SCOPE} and status = 'published'`,
    );
    const [invoice] = await run<{ amount_due_minor: string }>(
      'invoice',
      `select * from invoices where ${SCOPE} and id = $3 for update`,
      [destination_id],
    );
    await run('lines', `select * from invoice_lines where ${SCOPE} and invoice_id = $3 order by position`, [
      destination_id,
    ]);
    await run(
      'captured',
      `select coalesce(sum(captured_minor), 0) from payments where ${SCOPE} and invoice_id = $3 and payment_status in ('succeeded', 'refunded', 'partially_refunded')`,
      [destination_id],
    );
    await run(
      'live',
      `select * from payments where ${SCOPE} and invoice_id = $3 and payment_method_type = 'payment_link' and payment_status in ('initiated', 'pending') for update`,
      [destination_id],
    );
    await run('sync', `select * from invoice_syncs where ${SCOPE} and id = $3`, [destination_id]);
    const amountMinor = invoice?.amount_due_minor;
    await run(
      'payment',
      `insert into payments (tenant_id, environment_id, id, invoice_id, payment_method_type, payment_gateway, connection_id, currency, amount_minor,
                             payment_status, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, 'payment_link', 'nomod', $5, $6, $7, 'initiated', 'bench', $8, $8)`,
      [id, destination_id, connection?.id, currency, amountMinor, now],
    );
    await events(run, ['payment.created', 'payment_link.requested'], id, destination_id);
    await run(
      'operation',
      `insert into remote_operations (tenant_id, environment_id, id, kind, subject_id, connection_id, state, calls, leased_until, created_at, updated_at)
       values ($1, $2, $3, 'link', $4, $5, 'calling', 1, $6, $7, $7)`,
      [operation, id, connection?.id, new Date(now.getTime() + 15_000), now],
    );
    return { amount: amountMinor, connectionId: connection?.id };
  });
  const link = await createLink(id);
  return transaction(async (run) => {
    await run('lock-operation', `select * from remote_operations where ${SCOPE} and id = $3 for update`, [operation]);
    await run(
      'finish',
      `update remote_operations set state = 'done', remote_id = $4, leased_until = null, updated_at = $5 where ${SCOPE} and id = $3`,
      [operation, link.id, now],
    );
    await run('lock-payment', `select * from payments where ${SCOPE} and id = $3 for update`, [id]);
    await run(
      'open',
      `update payments set payment_status = 'pending', link_state = 'active', gateway_tracking_id = $4, payment_url = $5, updated_at = $6 where ${SCOPE} and id = $3`,
      [id, link.id, link.url, now],
    );
    await events(run, ['payment.pending'], id, destination_id);
    return { id, amount, currency, payment_status: 'pending', payment_url: link.url, connection_id: connectionId };
  });
}

async function events(run: Run, types: string[], paymentId: string, invoiceId: string): Promise<void> {
  await run(
    'events',
    `with e as (
       insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, causation_id, invoice_id, payment_id, payload)
       select $1, $2, e.id, e.type, 1, now(), 'bench', e.id, null, $5, $6, jsonb_build_object('invoice_id', $5::text, 'payment_id', $6::text)
       from unnest($3::text[], $4::text[]) as e(id, type) returning id)
     insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, standing, due_at, created_at)
     select $1, $2, id, 'bench', 'local', 'done', false, now(), now() from e`,
    [types.map(() => newId('evt')), types, invoiceId, paymentId],
  );
}

function createLink(title: string): Promise<{ id: string; url: string }> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ title, currency: 'AED', items: [{ name: 'Work', amount: '100.00', quantity: 1 }] });
    call(
      `${gatewayUrl}/v1/links`,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as { id: string; url: string }),
        );
      },
    )
      .on('error', reject)
      .end(body);
  });
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    createPayment(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked).then(
      (payment) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(payment)),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
