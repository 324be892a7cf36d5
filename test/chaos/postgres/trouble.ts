import { eventually } from '../../support/probe';
import type { AppProcess } from '../harness/app-process';
import { call } from '../harness/http';
import type { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import type { Tenant } from '../harness/tenant';
import { must, mustEqual, type Round } from '../scenario';

/** Milliseconds. The limits in the requirements, and the tolerance for a busy machine. */
const REFUSED_WITHIN_MS = 2_000;
const READY_AGAIN_WITHIN_MS = 5_000;
const SLACK_MS = 1_500;

/** A healthy server on a database that will fail. */
export interface Stage {
  readonly postgres: Postgres;
  readonly inspector: Inspector;
  readonly app: AppProcess;
  readonly tenant: Tenant;
}

/** One way in which PostgreSQL runs but does not work. */
export interface Trouble {
  readonly name: string;
  begin(stage: Stage): Promise<void>;
  end(stage: Stage): Promise<void>;
}

/** Begins the trouble, writes during it, ends it, and checks the server's reaction. */
export async function suffer(round: Round, stage: Stage, { name, begin, end }: Trouble): Promise<void> {
  const { app, tenant, inspector } = stage;
  await tenant.createCustomer();
  await begin(stage);
  const begunAt = performance.now();
  const refusedReady = eventually('/readyz to say no', () => call('GET', `${app.url}/readyz`, { timeoutMs: 5_000 }), {
    until: ({ status }) => status === 503,
  }).then(() => Math.round(performance.now() - begunAt));
  const tries = Array.from({ length: 10 }, (_, index) => `${name.replaceAll(' ', '-')}-${index}`);
  const answers = await Promise.all([
    ...tries.map((message) => timed(() => sendSigned(tenant, chargeEvent(message, 'charge.x', 'c')))),
    ...tries.map((message) =>
      timed(
        async () => (await tenant.call('POST', '/customers', { body: { external_id: message, name: message } })).status,
      ),
    ),
  ]);
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  const toldAfter = await refusedReady;
  await end(stage);
  const endedAt = performance.now();
  const ready = await call('GET', `${app.url}/livez`);
  await round.holds(`${name}: the server lives`, () => mustEqual(ready.status, 200, 'status'));
  await round.holds(`${name}: ready again within 5 s, by itself`, () => app.ready());
  const backAfter = Math.round(performance.now() - endedAt);

  await round.holds(`${name}: every write is answered 503`, () =>
    mustEqual([...new Set(answers.map(({ status }) => status))], [503], 'statuses'),
  );
  await round.holds(`${name}: refused and told by /readyz within 2 s, ready again within 5 s`, () => {
    must(slowest <= REFUSED_WITHIN_MS + SLACK_MS, `A write was refused after ${slowest} ms`);
    must(toldAfter <= REFUSED_WITHIN_MS + SLACK_MS, `/readyz told after ${toldAfter} ms`);
    must(backAfter <= READY_AGAIN_WITHIN_MS + SLACK_MS, `Ready again after ${backAfter} ms`);
  });
  await round.holds(`${name}: what was refused is not there, and is taken afterwards`, async () => {
    const stored = `select (select count(*) from webhook_deliveries where message_id = any ($1)) + (select count(*) from customers where external_id = any ($1))`;
    mustEqual(await inspector.count(stored, [tries]), 0, 'number of rows after refusals');
    for (const message of tries)
      mustEqual(await sendSigned(tenant, chargeEvent(message, 'charge.x', 'c')), 200, 'status');
    mustEqual(await inspector.count(stored, [tries]), tries.length, 'number of rows afterwards');
  });
  round.measured(
    `${name}: slowest refusal ${slowest} ms, /readyz told after ${toldAfter} ms, ready ${backAfter} ms after the end`,
  );
}

async function timed(work: () => Promise<number>): Promise<{ status: number; milliseconds: number }> {
  const startedAt = performance.now();
  return { status: await work(), milliseconds: Math.round(performance.now() - startedAt) };
}
