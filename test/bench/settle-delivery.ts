import { Agent, request } from 'node:http';
import type { PoolClient } from 'pg';
import { newId } from '@remit/database';
import { linkOfCharge } from './gateway-ids';

const agent = new Agent({ keepAlive: true });
const SCOPE = 'tenant_id = $1 and environment_id = $2';

interface Charge {
  readonly id: string;
  readonly status: string;
  readonly total: string;
  readonly currency: string;
  readonly link: { readonly id: string };
}

function readCharge(gatewayUrl: string, id: string): Promise<Charge> {
  return new Promise((resolve, reject) => {
    request(`${gatewayUrl}/v1/charges/${id}`, { agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Charge));
    })
      .on('error', reject)
      .end();
  });
}

export interface SettlementSettings {
  readonly gatewayUrl: string;
  readonly tenantId: string;
  readonly environmentId: string;
}

/**
 * The minimum that settles a stored delivery: reads the charge, then books it in one transaction, with Remit's
 * statements, prepared.
 */
export async function settleDelivery(
  client: PoolClient,
  id: string,
  { gatewayUrl, tenantId, environmentId }: SettlementSettings,
): Promise<void> {
  const run = async <Row extends object>(name: string, text: string, values: unknown[] = []) =>
    (await client.query<Row>({ name, text, values: [tenantId, environmentId, ...values] })).rows;
  const [stored] = await run<{ charge_id: string; connection_id: string }>(
    'stored',
    `select * from webhook_deliveries where ${SCOPE} and id = $3`,
    [id],
  );
  if (!stored) throw new Error(`${id} is not stored`);
  const charge = await readCharge(gatewayUrl, stored.charge_id);
  const now = new Date();
  await client.query('begin');
  await client.query({
    name: 'scope',
    text: `select set_config('role', 'remit_app', true), set_config('remit.tenant_id', $1, true), set_config('remit.environment_id', $2, true)`,
    values: [tenantId, environmentId],
  });
  await run('lock-delivery', `select * from webhook_deliveries where ${SCOPE} and id = $3 for update`, [id]);
  const [payment] = await run<{ id: string; invoice_id: string; amount_minor: string }>(
    'lock-payment',
    `select * from payments where ${SCOPE} and gateway_tracking_id = $3 and payment_method_type = 'payment_link' for update`,
    [linkOfCharge(charge.id)],
  );
  if (!payment) throw new Error(`${charge.id} belongs to no payment`);
  await run(
    'charge',
    `insert into charges (tenant_id, environment_id, id, payment_id, state, facts, first_seen_at, updated_at)
     values ($1, $2, $3, $4, 'captured', $5, $6, $6) on conflict do nothing`,
    [charge.id, payment.id, JSON.stringify(charge), now],
  );
  await run(
    'payment',
    `update payments set payment_status = 'succeeded', captured_minor = $4, gateway_payment_id = $5, link_state = 'used', succeeded_at = $6, updated_at = $6
     where ${SCOPE} and id = $3`,
    [payment.id, payment.amount_minor, charge.id, now],
  );
  await run('lock-invoice', `select * from invoices where ${SCOPE} and id = $3 for update`, [payment.invoice_id]);
  const transactionId = newId('ltx');
  await run(
    'ledger-transaction',
    `insert into ledger_transactions (tenant_id, environment_id, id, kind, source_key, invoice_id, payment_id, charge_id, currency, occurred_at, created_at)
     values ($1, $2, $3, 'payment', $4, $5, $6, $7, 'AED', $8, $8)`,
    [transactionId, `payment:${payment.id}`, payment.invoice_id, payment.id, charge.id, now],
  );
  await run(
    'ledger-entries',
    `insert into ledger_entries (tenant_id, environment_id, id, transaction_id, invoice_id, account, amount_minor, currency)
     values ($1, $2, $3, $5, $6, 'gateway_clearing', $7, 'AED'), ($1, $2, $4, $5, $6, 'receivable', -$7::bigint, 'AED')`,
    [newId('len'), newId('len'), transactionId, payment.invoice_id, payment.amount_minor],
  );
  const balances = await run<{ account: string; balance: string }>(
    'balances',
    `select account, sum(amount_minor)::text as balance from ledger_entries where ${SCOPE} and invoice_id = $3 group by account`,
    [payment.invoice_id],
  );
  const remaining = balances.find(({ account }) => account === 'receivable')?.balance ?? '0';
  await run(
    'invoice',
    `update invoices set amount_paid_minor = amount_due_minor - $4::bigint, amount_remaining_minor = $4::bigint,
            payment_status = case when $4::bigint = 0 then 'succeeded' else 'pending' end, paid_at = $5, updated_at = $5, version = version + 1
     where ${SCOPE} and id = $3`,
    [payment.invoice_id, remaining, now],
  );
  const types = ['payment_link.paid', 'payment.succeeded', 'invoice.payment_recorded'];
  await run(
    'events',
    `insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, causation_id, invoice_id, payment_id, payload)
     select $1, $2, e.id, e.type, 1, $5, 'nomod', $6, null, $7, $8, jsonb_build_object('invoice_id', $7::text, 'payment_id', $8::text, 'charge', $9::jsonb)
     from unnest($3::text[], $4::text[]) as e(id, type)`,
    [types.map(() => newId('evt')), types, now, id, payment.invoice_id, payment.id, JSON.stringify(charge)],
  );
  await run(
    'delivery',
    `update webhook_deliveries set result = 'processed', payment_id = $4, invoice_id = $5, attempts = attempts + 1, processed_at = $6 where ${SCOPE} and id = $3`,
    [id, payment.id, payment.invoice_id, now],
  );
  await client.query('commit');
}
