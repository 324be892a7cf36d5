import { inParallel } from '../support/in-parallel';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { PATIENCE } from '../support/shop';
import { LONG } from '../support/stage';
import {
  missingSystemPostgres,
  startStandby,
  startSystemPostgres,
  type SystemPostgres,
} from '../support/system-postgres';
import { type Answer, TenantClient } from '../support/tenant-client';
import { databaseUrl } from '../support/test-cluster';

jest.setTimeout(LONG);

const missing = missingSystemPostgres();
const AS_OF = 'x-data-as-of';

/** Every read that may lag. */
const LAGGING: [string, string][] = [
  ['GET', 'invoices'],
  ['POST', 'invoices/search'],
  ['POST', 'invoices/totals'],
  ['GET', 'payments'],
  ['POST', 'payments/search'],
  ['POST', 'payments/totals'],
  ['GET', 'customers'],
  ['POST', 'customers/search'],
  ['GET', 'credit-notes'],
  ['GET', 'reports/overview'],
  ['GET', 'reports/aging?currency=AED'],
  ['GET', `reports/reconciliation?month=${new Date().toISOString().slice(0, 7)}`],
  ['GET', `reports/reconciliation/rows?month=${new Date().toISOString().slice(0, 7)}&currency=AED`],
];

(missing ? describe.skip : describe)(`beside a replica${missing ? ` (${missing})` : ''}`, () => {
  let primary: SystemPostgres;
  let standby: SystemPostgres;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let customers = 0;

  beforeAll(async () => {
    primary = await startSystemPostgres();
    await onDatabase(primary.url, (client) => client.query('create database remit'));
    standby = await startStandby(primary);
    remit = await startRemit({
      databaseUrl: databaseUrl(primary.url, 'remit'),
      nomodUrl: 'http://127.0.0.1:1',
      env: { DATABASE_REPLICA_URL: databaseUrl(standby.url, 'remit'), REPLICA_MAX_LAG_SECONDS: '3' },
    });
    tenant = await TenantClient.create(remit);
    await tenant.finalizedInvoice();
  }, 90_000);
  afterAll(async () => {
    await remit.stop();
    await standby.stop();
    await primary.stop();
  });

  const list = (headers: Record<string, string> = {}): Promise<Answer> =>
    tenant.call('GET', '/api/v1/customers?limit=1', undefined, headers);
  const newCustomer = () => tenant.post('/customers', { external_id: `c-${(customers += 1)}`, name: 'Aisha' });
  const idIn = ({ body }: Answer) => (body as { items: { id: string }[] }).items[0]?.id;
  /** The first look at a replica that was not read for a while may find that it still has to catch up. */
  const fromReplica = (read: () => Promise<Answer>): Promise<Answer> =>
    eventually('the replica to answer', read, { ...PATIENCE, until: ({ headers }) => headers.has(AS_OF) });
  const onStandby = (sql: string) => onDatabase(standby.url, (client) => client.query(sql));

  it.each(LAGGING)('it answers %s %s, and says how old that is', async (method, path) => {
    const body = method === 'POST' ? {} : undefined;
    const answer = await fromReplica(() => tenant.call(method, `/api/v1/${path}`, body));
    expect(answer.status).toBe(200);
    const age = Date.now() - Date.parse(answer.headers.get(AS_OF) ?? '');
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(5_000);
  });

  it('it answers each page of a CSV file', async () => {
    await inParallel(Array.from({ length: 120 }), 8, newCustomer);
    const answer = await fromReplica(() => tenant.call('GET', '/api/v1/customers', undefined, { accept: 'text/csv' }));
    expect(String(answer.body.text).split('Aisha').length).toBeGreaterThan(120);
  });

  it('whoever asks for the newest rows gets those of the primary, and a single object is always one', async () => {
    await fromReplica(list);
    await onStandby('select pg_wal_replay_pause()');
    const { id } = await newCustomer();
    const newest = await list({ 'cache-control': 'no-cache' });
    expect([idIn(newest), newest.headers.get(AS_OF)]).toEqual([id, null]);
    const one = await tenant.get(`/api/v1/customers/${String(id)}`);
    expect([one.status, one.headers.get(AS_OF)]).toEqual([200, null]);

    const older = await list();
    expect(idIn(older)).not.toBe(id);
    expect(older.headers.has(AS_OF)).toBe(true);
    // Too old, the replica is not read: the primary answers.
    await eventually('the primary to answer', list, { ...PATIENCE, until: ({ headers }) => !headers.has(AS_OF) });
    expect(idIn(await list())).toBe(id);

    await onStandby('select pg_wal_replay_resume()');
    expect(idIn(await fromReplica(list))).toBe(id);
  });

  it('a standby of another cluster, or behind a failover, is none of this database', async () => {
    const stranger = await startSystemPostgres();
    await onDatabase(stranger.url, (client) => client.query('create database remit'));
    const other = await startStandby(stranger);
    const second = await startRemit({
      databaseUrl: databaseUrl(primary.url, 'remit'),
      nomodUrl: 'http://127.0.0.1:1',
      env: { DATABASE_REPLICA_URL: databaseUrl(other.url, 'remit'), ROLE: 'api' },
    });
    try {
      const there = await fetch(`${second.url}/api/v1/customers?limit=1`, {
        headers: { authorization: `Bearer ${tenant.key}` },
      });
      expect([there.status, there.headers.get(AS_OF)]).toEqual([200, null]);
      expect(second.output()).toContain('the primary answers instead');
    } finally {
      await second.stop();
      await other.stop();
      await stranger.stop();
    }
  });

  it('when it is promoted or dies, the primary answers', async () => {
    await fromReplica(list);
    await onStandby('select pg_promote()');
    const { id } = await newCustomer();
    await eventually('the primary to answer', list, { ...PATIENCE, until: (answer) => idIn(answer) === id });
    await standby.stop();
    for (let asked = 0; asked < 5; asked += 1) {
      const next = await newCustomer();
      const answer = await list();
      expect([answer.status, idIn(answer), answer.headers.get(AS_OF)]).toEqual([200, next.id, null]);
    }
  });
});
