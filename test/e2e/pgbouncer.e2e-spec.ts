import { type Client } from 'pg';
import { checkDatabase, createDataSource, isDatabaseNotUpYet, isDatabaseUnavailable, isTooSlow } from '@remit/database';
import { inParallel } from '../support/in-parallel';
import { onDatabase } from '../support/on-database';
import { missingPgBouncer, type PgBouncer, startPgBouncer } from '../support/pg-bouncer';
import { LONG, useStage } from '../support/stage';
import { TcpGate } from '../support/tcp-gate';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(LONG);

const missing = missingPgBouncer();
if (missing) process.stdout.write(`not tested behind PgBouncer. ${missing}\n`);

/** Rejects with the error that ends a connection which is at rest. */
const rejectedOnError = (client: Client) => new Promise((_, reject) => client.once('error', reject));

/** Enough that many statements come again on many sessions, of two processes in different orders. */
const CUSTOMERS = 150;
const LINKS = 12;

(missing ? describe.skip : describe).each(['session', 'transaction'] as const)(
  'behind PgBouncer in %s mode',
  (mode) => {
    let pooler: PgBouncer | undefined;
    const env: Record<string, string> = {};
    const stage = useStage({
      env,
      databaseUrl: async (url) => {
        pooler ??= await startPgBouncer(url, mode);
        if (mode === 'transaction') env.DATABASE_DIRECT_URL = url;
        return pooler.urlOf(url);
      },
    });
    afterAll(() => pooler?.stop());

    it('two processes answer everything, and links are paid by webhook', async () => {
      const shop = await stage.newShop();
      await stage.startServer();
      const customers = await inParallel(
        Array.from({ length: CUSTOMERS }, (_, index) => index),
        12,
        (index) => shop.call('POST', 'customers', { external_id: `c-${index}`, name: `Customer ${index}` }),
      );
      expect(customers.map(({ status }) => status)).toEqual(Array.from({ length: CUSTOMERS }, () => 201));
      const payments = await inParallel(
        Array.from({ length: LINKS }, (_, index) => index),
        4,
        () => shop.link(),
      );
      for (const payment of payments) await shop.gateway.payLink(payment.gateway_tracking_id);
      for (const payment of payments) await shop.untilInvoice(payment.destination_id, 'succeeded');
      expect(await shop.get('audit')).toMatchObject({ ok: true });
    });
  },
);

(missing ? describe.skip : describe)('PgBouncer in transaction mode', () => {
  let testDatabase: TestDatabase;
  let pooler: PgBouncer;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    pooler = await startPgBouncer(testDatabase.url, 'transaction');
  });
  afterAll(async () => {
    await pooler.stop();
    await testDatabase.drop();
  });

  const refusal = (directUrl?: string) =>
    checkDatabase(pooler.urlOf(testDatabase.url), directUrl).then(
      ({ pooling }) => pooling,
      (error: Error) => error.message,
    );

  it('is recognised, and refused by name when there is no way past it', async () => {
    expect(await refusal()).toBe(
      'DATABASE_URL: this is a pooler in transaction mode, which LISTEN, locks and migrations cannot go through: ' +
        'set DATABASE_DIRECT_URL to PostgreSQL itself, or the pooler to session mode (PgBouncer: pool_mode = session).',
    );
    expect(await refusal(testDatabase.url)).toBe('transaction');
    expect(await refusal(pooler.urlOf(testDatabase.url))).toContain('DATABASE_DIRECT_URL: this is a pooler');
  });

  it('is refused by name where statements are to be prepared that it does not carry from session to session', async () => {
    const check = (url: string) => checkDatabase(url, testDatabase.url, { prepared: true });
    await expect(check(pooler.urlOf(testDatabase.url))).rejects.toThrow(
      /^PREPARED_STATEMENTS: the pooler of DATABASE_URL does not support prepared statements/,
    );
  });

  it('in session mode with fewer sessions than a process needs is told of', async () => {
    const small = await startPgBouncer(testDatabase.url, 'session', 4);
    try {
      const check = (connections: number) => checkDatabase(small.urlOf(testDatabase.url), undefined, { connections });
      expect((await check(4)).warnings).toEqual([]);
      expect((await check(12)).warnings).toEqual([
        expect.stringMatching(/^the pooler gives 4 sessions at once, and each Remit process may need 12 \(POOL_SIZE/),
      ]);
    } finally {
      await small.stop();
    }
  });

  it('in session mode without a free session is busy after two seconds, not after the longest that a statement may take', async () => {
    const small = await startPgBouncer(testDatabase.url, 'session', 1);
    const url = small.urlOf(testDatabase.url);
    try {
      await onDatabase(url, async (holder) => {
        await holder.query('select 1');
        const asked = performance.now();
        const failure: unknown = await createDataSource(url, [])
          .initialize()
          .catch((error: unknown) => error);
        expect([isDatabaseUnavailable(failure), performance.now() - asked < 5_000]).toEqual([true, true]);
      });
    } finally {
      await small.stop();
    }
  });

  it('is waited for while it does not reach PostgreSQL', async () => {
    const { hostname: host, port } = new URL(testDatabase.url);
    const gate = new TcpGate({ host, port: Number(port) });
    await gate.open();
    const url = new URL(testDatabase.url);
    url.host = gate.address;
    const before = await startPgBouncer(url.href, 'session');
    await gate.cut();
    const failures: unknown[] = [];
    // At first its connections end, then it tells that it will not try for a while.
    for (let tries = 0; tries < 3; tries += 1)
      failures.push(await checkDatabase(before.urlOf(url.href), undefined).catch((error: unknown) => error));
    await before.stop();
    expect(failures.map((error) => [String(error), isDatabaseNotUpYet(error), isDatabaseUnavailable(error)])).toEqual(
      failures.map((error) => [String(error), true, true]),
    );
  });

  it.each([
    ['query timeout', 'query_timeout = 1', 'select 1', 'select pg_sleep(3)', true],
    ['idle transaction timeout', 'idle_transaction_timeout = 1', 'select 1', 'begin', true],
    ['query_wait_timeout', 'query_wait_timeout = 1', 'begin', 'select 1', false],
    ['no more connections allowed (max_client_conn)', 'max_client_conn = 1', 'select 1', 'select 1', false],
  ])('that ends a connection with "%s" may work later', async (message, limit, ofAnother, sql, tooSlow) => {
    const strict = await startPgBouncer(testDatabase.url, 'transaction', 1, limit);
    const url = strict.urlOf(testDatabase.url);
    try {
      const failure: unknown = await onDatabase(url, async (another) => {
        await another.query(ofAnother);
        return onDatabase(url, async (client) => {
          await Promise.all([client.query(sql), rejectedOnError(client)]);
        }).catch((error: unknown) => error);
      });
      expect([String(failure), isDatabaseUnavailable(failure), isTooSlow(failure)]).toEqual([
        `error: ${message}`,
        true,
        tooSlow,
      ]);
    } finally {
      await strict.stop();
    }
  });
});
