import { tokenOf } from '@remit/database';
import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { Inspector, Postgres } from '../harness/postgres';
import { Tenant } from '../harness/tenant';
import { mustEqual, type Round, type Scenario } from '../scenario';

const COPIES = 50;

/** One key has one effect: with many concurrent copies, after a crash, and after a temporary failure. */
export const idempotencyKeys: Scenario = {
  name: 'idempotency-keys',
  title: 'Idempotency keys: one effect each, over crashes and failures',
  async run(round) {
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const databaseUrl = await postgres.createDatabase('keys');
    const options = {
      databaseUrl,
      nomodUrl: gateway.url,
      env: { NOMOD_TIMEOUT_MS: '1000', OUTCOME_LOOKUP_SECONDS: '0.5' },
    };
    const inspector = new Inspector(databaseUrl);
    const first = await AppProcess.start(options);
    const second = await AppProcess.start(options);
    const tenant = await Tenant.create(first);
    await crowd(round, [tenant, tenant.at(second)], inspector);
    await second.stop();
    await passingFailure(round, tenant, gateway, inspector);
    const survivor = await crash(round, tenant, first, options, gateway, inspector);
    await survivor.stop();
    await inspector.close();
    await postgres.remove();
  },
};

/** Each key is sent fifty times at once, alternating between two processes. */
async function crowd(round: Round, doors: Tenant[], inspector: Inspector): Promise<void> {
  const keys = Array.from({ length: round.size(20, 1_000) }, (_, index) => `crowd-${index}`);
  const startedAt = Date.now();
  const ids = await inParallel(keys, 4, async (key) => {
    const copies = Array.from({ length: COPIES }, (_, copy) => createOnce(doors[copy % doors.length] as Tenant, key));
    return new Set(await Promise.all(copies));
  });
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
  await round.holds(`${keys.length} keys x ${COPIES} at once: every copy of a key gets the same answer`, () =>
    mustEqual(ids.filter(({ size }) => size !== 1).length, 0, 'number of keys with different answers'),
  );
  await round.holds(`${keys.length} keys x ${COPIES} at once: one effect a key`, async () => {
    const made = await inspector.count(`select count(*) from customers where external_id like 'crowd-%'`);
    const told = await inspector.count(`select count(*) from domain_events where type = 'customer.created'`);
    mustEqual({ made, told }, { made: keys.length, told: keys.length }, 'number of effects');
  });
  round.measured(`${keys.length} keys x ${COPIES} at once on two processes: ${keys.length} effects in ${seconds} s`);
}

/**
 * Repeats the request on 409 and 503, like a correct client, until there is a final answer.
 * @returns the id in the answer
 */
async function createOnce(tenant: Tenant, key: string): Promise<string> {
  const answer = await eventually(
    'an answer for the key',
    () =>
      tenant.call<{ id: string }>('POST', '/customers', {
        body: { external_id: key, name: key },
        headers: { 'idempotency-key': key },
      }),
    { until: ({ status }) => status !== 0 && status !== 409 && status !== 503, timeoutMs: 60_000, intervalMs: 200 },
  );
  return answer.status === 201 ? answer.body.id : `status ${answer.status}`;
}

/** Nomod refuses at first. The key must not repeat this failure for ever. */
async function passingFailure(round: Round, tenant: Tenant, gateway: Gateway, inspector: Inspector): Promise<void> {
  const invoice = await tenant.createFinalized(await tenant.createCustomer());
  const ask = () =>
    tenant.call<{ id: string }>('POST', '/payments', {
      body: tenant.linkRequest(invoice),
      headers: { 'idempotency-key': 'passing-failure' },
    });
  await gateway.control('POST', '/faults', { operation: 'create_link', kind: 'status', status: 503, times: 1 });
  const failed = await ask();
  const worked = await eventually('the same key to work', ask, {
    until: ({ status }) => status === 201 || status === 200,
  });
  const repeated = await ask();
  await round.holds('a passing failure is not cemented: the same key works afterwards, on one payment', async () => {
    mustEqual(failed.status >= 400, true, 'first try failed');
    mustEqual(repeated.body.id, worked.body.id, 'repeated answer');
    mustEqual(await inspector.count('select count(*) from payments where invoice_id = $1', [invoice]), 1, 'payments');
  });
}

/** The process dies while Nomod processes the first request of each key. The callers repeat their requests. */
async function crash(
  round: Round,
  tenant: Tenant,
  app: AppProcess,
  options: Parameters<typeof AppProcess.start>[0],
  gateway: Gateway,
  inspector: Inspector,
): Promise<AppProcess> {
  const customer = await tenant.createCustomer();
  const invoices = await inParallel(Array.from({ length: round.size(10, 50) }), 4, () =>
    tenant.createFinalized(customer),
  );
  await gateway.control('POST', '/faults', {
    operation: 'create_link',
    kind: 'delay',
    delay_ms: 700,
    times: invoices.length,
  });
  const ask = (at: Tenant, invoice: string) =>
    at.call<{ id: string }>('POST', '/payments', {
      body: at.linkRequest(invoice),
      headers: { 'idempotency-key': `crash-${invoice}` },
    });
  const first = invoices.map((invoice) => ask(tenant, invoice));
  await eventually(
    'the calls to be under way',
    async () =>
      (await inspector.count(`select count(*) from remote_operations where state = 'calling'`)) === invoices.length,
  );
  await app.kill();
  const lost = (await Promise.all(first)).filter(({ status }) => status === 0).length;
  await gateway.control('DELETE', '/faults');
  const survivor = await AppProcess.start({ ...options, port: app.port });
  const answers = await inParallel(invoices, 10, (invoice) =>
    eventually('the key to be answered', () => ask(tenant.at(survivor), invoice), {
      until: ({ status }) => status === 201 || status === 200,
      timeoutMs: 60_000,
      intervalMs: 300,
    }),
  );
  await round.holds('a key survives the crash of its first request: one payment, one link at Nomod', async () => {
    mustEqual(lost, invoices.length, 'number of requests that died');
    mustEqual(new Set(answers.map(({ body }) => body.id)).size, invoices.length, 'number of payments answered');
    mustEqual(
      await inspector.count('select count(*) from payments where invoice_id = any ($1)', [invoices]),
      invoices.length,
      'payments',
    );
    const { links } = await gateway.objects(tenant.nomodKey);
    const tokens = answers.map(({ body }) => tokenOf(body.id));
    const live = tokens.map(
      (token) => links.filter((link) => link.first_title.includes(token) && link.status === 'enabled').length,
    );
    mustEqual(
      live.filter((count) => count !== 1),
      [],
      'links other than one',
    );
  });
  round.measured(
    `${invoices.length} requests killed while Nomod made their link: each key answered afterwards, one link each`,
  );
  return survivor;
}
