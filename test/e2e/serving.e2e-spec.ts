import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@remit/embedded-postgres';
import { ask } from '../support/ask';
import { freePort } from '../support/free-port';
import { npmServe } from '../support/npm-serve';
import { eventually } from '../support/probe';
import type { ListAnswer, PaymentAnswer } from '../support/remit-answers';
import { KEYS, startRemit } from '../support/remit-process';
import { PATIENCE } from '../support/shop';
import { chargeEvent, signedEvent } from '../support/signed-event';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

describe('npm run serve', () => {
  it('refuses bad settings, names every one of them and tells no secret', async () => {
    const server = npmServe({
      PORT: 'abc',
      ROLE: 'boss',
      DATABASE_URL: 'mysql://root:hunter2@db/remit',
      NOMOD_API_URL: 'http://api.nomod.com',
      ENCRYPTION_KEYS: 'a:c2hvcnQ=',
      POLL_INTERVAL_SECONDS: '-1',
    });
    expect(await server.ended).toBe(1);
    for (const name of ['PORT', 'ROLE', 'DATABASE_URL', 'NOMOD_API_URL', 'ENCRYPTION_KEYS', 'POLL_INTERVAL_SECONDS'])
      expect(server.output()).toMatch(new RegExp(`^ *${name}: must`, 'm'));
    expect(server.output()).not.toMatch(/hunter2|c2hvcnQ|at .*\.js:\d|npm (err|warn|notice)/i);
  });

  it('asks for keys in production', async () => {
    const server = npmServe({ NODE_ENV: 'production', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/ENCRYPTION_KEYS: is required[\s\S]*ADMIN_API_KEY: is required/);
  });
});

describe('on a new database', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-e2e-'));
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir, fsync: false });
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('four servers that start at once all migrate, start and work together; npm run serve is one more, stopped as a group', async () => {
    const common = { databaseUrl: postgres.url, nomodUrl: 'http://127.0.0.1:1' };
    const servers = await Promise.all([
      ...['all', 'api', 'worker'].map((ROLE) => startRemit({ ...common, env: { ROLE } })),
      startRemit(common),
    ]);
    const [first, second] = servers;
    const headers = { authorization: `Bearer ${KEYS.ADMIN_API_KEY}` };
    const created = await ask<{ environments: { api_key: string }[] }>('POST', `${first?.url}/api/v1/tenants`, {
      headers,
      body: { name: 'Shared' },
    });
    expect(created.status).toBe(201);
    const key = { 'x-api-key': created.body.environments[0]?.api_key ?? '' };
    expect((await ask('GET', `${second?.url}/api/v1/customers`, { headers: key })).status).toBe(200);

    const port = String(await freePort());
    const served = npmServe({ ...KEYS, PORT: port, DATABASE_URL: postgres.url, NOMOD_API_URL: common.nomodUrl });
    await eventually('npm run serve to be ready', () => ask('GET', `http://127.0.0.1:${port}/readyz`), {
      ...PATIENCE,
      until: ({ status }) => status === 200,
    });
    expect((await ask('GET', `http://127.0.0.1:${port}/api/v1/customers`, { headers: key })).status).toBe(200);
    served.signal('SIGTERM');
    await served.ended;
    expect(served.output()).not.toMatch(/npm (err|warn|notice)|failed/i);
    await expect(ask('GET', `http://127.0.0.1:${port}/livez`)).rejects.toThrow();
    await Promise.all(servers.map((server) => server.stop()));
  });
});

describe('an ordinary stop under load', () => {
  const stage = useStage();

  it('answers what it took in, and what it answered is not lost', async () => {
    const shop = await stage.newShop({ webhooks: false });
    const open = [];
    for (let count = 0; count < 5; count += 1) open.push(await shop.link());
    const events = await Promise.all(
      open.map(async ({ gateway_tracking_id }) => {
        const { id } = await shop.gateway.payLink(gateway_tracking_id);
        return signedEvent(shop.webhookSecret, chargeEvent('charge.completed', id));
      }),
    );
    const invoice = await shop.invoice();
    await shop.gateway.fault({ operation: 'create_link', kind: 'delay', delay_ms: 3_000, times: 1 });

    const slow = shop.call<PaymentAnswer>('POST', 'payments', shop.linkRequest(invoice));
    await eventually(
      'the link to be asked for',
      () => shop.get<ListAnswer<PaymentAnswer>>(`payments?destination_id=${invoice.id}`),
      { ...PATIENCE, until: ({ items }) => items[0]?.payment_status === 'initiated' },
    );
    const taken: string[] = [];
    const until = new AbortController();
    const load = Array.from({ length: 8 }, async () => {
      while (!until.signal.aborted) {
        const answer = await shop.newCustomer().catch(() => undefined);
        if (answer) taken.push(answer.id);
      }
    });
    await eventually('some requests to be answered', () => taken.length > 20, PATIENCE);
    const sent = await Promise.all(events.map((event) => shop.send('POST', shop.webhookPath, event)));
    const stopped = stage.remit.kill('SIGTERM').finally(() => until.abort());
    expect(sent.map(({ status }) => status)).toEqual(events.map(() => 200));
    expect(await slow).toMatchObject({ status: 201, body: { payment_status: 'pending' } });
    await stopped;
    await Promise.all(load);
    expect(stage.remit.output()).not.toMatch(/stop failed|"level":(50|60|"error"|"fatal")/);

    await stage.restart();
    const path = (offset: number) => `customers?limit=1000&offset=${offset}`;
    const { items, pagination } = await shop.get<ListAnswer<{ id: string }>>(path(0));
    const kept = new Set(items.map(({ id }) => id));
    for (let offset = 1_000; offset < pagination.total; offset += 1_000)
      for (const { id } of (await shop.get<ListAnswer<{ id: string }>>(path(offset))).items) kept.add(id);
    expect(taken.filter((id) => !kept.has(id))).toEqual([]);
    for (const { destination_id } of open) await shop.untilInvoice(destination_id, 'succeeded');
    process.stdout.write(`stopped under load after ${taken.length} answered requests; none was lost\n`);
  });
});
