import { createDataSource } from '@remit/database';
import { IdempotencyKey } from '@remit/idempotency';
import { Client } from 'pg';
import { CANARY, HttpProbe, order } from '../../../test/support/http-probe';
import { eventually } from '../../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { LoggedRequest } from './logged-request.entity';

type Row = Record<string, unknown>;

describe('the request log', () => {
  let testDatabase: TestDatabase;
  let dataSource: ReturnType<typeof createDataSource>;
  let probe: HttpProbe;
  let owner: Client;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, [IdempotencyKey, LoggedRequest]).initialize();
    probe = new HttpProbe(undefined, dataSource);
    await probe.start();
    owner = new Client({ connectionString: testDatabase.url });
    await owner.connect();
  });
  afterAll(async () => {
    await probe.stop();
    await owner.end();
    await dataSource.destroy();
    await testDatabase.drop();
  });
  beforeEach(() => owner.query('truncate logged_requests'));

  const list = async (query = ''): Promise<Row[]> => {
    const { body, status } = await probe.get(`request-log${query}`);
    expect(status).toBe(200);
    return (body as { items: Row[] }).items;
  };
  const until = (count: number) =>
    eventually(`${count} requests to be in the log`, () => list(), { until: (rows) => rows.length === count });

  it('tells what was asked and answered, how long it took and with which key', async () => {
    await probe.get('orders').set('X-Request-ID', 'req-of-mine');
    const [row] = await until(1);
    expect(row).toEqual({
      id: expect.stringMatching(/^log_/),
      environment_id: 'env_1',
      received_at: expect.any(String),
      origin: 'api',
      method: 'GET',
      path: '/api/v1/orders',
      status: 200,
      duration_ms: expect.any(Number),
      request_id: 'req-of-mine',
      error_code: null,
      replayed: false,
      key_id: 'key_1',
      key_name: 'Shop',
      key_display_id: 'sk_…1234',
    });
    expect((await probe.get(`request-log/${String(row?.id)}`)).body).toEqual(row);
    expect((await probe.get('request-log/log_unknown')).body).toMatchObject({ code: 'not_found' });
  });

  it('names the error that was answered, also for a key that lacks the scope', async () => {
    await probe.get('orders/refused');
    await probe.http().post('/api/v1/orders').set('x-api-key', 'reader').send(order);
    await probe.post('orders').send({});
    const rows = await until(3);
    expect(rows.map(({ status, error_code: code }) => [status, code])).toEqual([
      [400, 'validation_error'],
      [403, 'forbidden'],
      [400, 'invoice_already_paid'],
    ]);
  });

  it('says which answer was given again', async () => {
    for (let times = 0; times < 2; times += 1) await probe.post('orders').set('Idempotency-Key', 'k1').send(order);
    expect((await until(2)).map(({ replayed }) => replayed)).toEqual([true, false]);
  });

  it('keeps no query, header, body or card number', async () => {
    await probe.post(`orders?email=${CANARY}`).set('cookie', CANARY).send({ name: CANARY });
    await probe.get('orders/4242424242424242');
    await until(2);
    const { rows } = await owner.query<Row>('select * from logged_requests');
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${CANARY}|4242`));
  });

  it('leaves out what belongs to no environment, and those who read it', async () => {
    await probe.http().get('/livez');
    await probe.http().post('/api/v1/webhooks/nomod/tenant_1').send('{}');
    await probe.http().post('/api/v1/tenants').set('authorization', 'Bearer operator');
    await probe.get('orders').set('x-api-key', 'wrong');
    await list();
    await probe.get('orders');
    expect(await until(1)).toMatchObject([{ path: '/api/v1/orders' }]);
  });

  it('is narrowed by method, kind of status, path, request id and time', async () => {
    await probe.get('orders');
    await probe.get('orders/refused').set('X-Request-ID', 'req-a');
    await probe.post('orders').send(order);
    await probe.http().put('/api/v1/context').set('x-api-key', 'full');
    const [newest] = await until(4);
    const paths = async (query: string) =>
      (await list(query)).map(({ method, path }) => `${String(method)} ${String(path)}`);
    expect(await paths('?method=post')).toEqual(['POST /api/v1/orders']);
    expect(await paths('?status_class=4xx')).toEqual(['GET /api/v1/orders/refused']);
    expect(await paths('?path=orders/')).toEqual(['GET /api/v1/orders/refused']);
    expect(await paths('?path=/api/v1/context')).toEqual(['PUT /api/v1/context']);
    expect(await paths('?path=/v1/context')).toEqual(['PUT /api/v1/context']);
    expect(await paths('?request_id=req-a')).toEqual(['GET /api/v1/orders/refused']);
    expect(await paths('?start_time=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await paths('?end_time=2000-01-01T00:00:00Z')).toEqual([]);
    expect(await paths(`?start_time=2000-01-01&end_time=2999-01-01`)).toHaveLength(4);
    expect((await probe.get('request-log?start_time=2026-W01')).body).toMatchObject({ code: 'validation_error' });
    const page = (await probe.get('request-log?limit=1')).body as { pagination: { next_cursor: string } };
    const next = await list(`?limit=1&cursor=${page.pagination.next_cursor}`);
    expect(next[0]?.id).not.toBe(newest?.id);
    expect(next).toHaveLength(1);
  });

  it('shows no other environment', async () => {
    await probe.get('orders');
    await until(1);
    await owner.query(`update logged_requests set environment_id = 'env_2'`);
    expect(await list()).toEqual([]);
  });
});

describe('without a database', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it('requests are answered all the same, and what the log misses is counted', async () => {
    expect((await probe.get('orders')).status).toBe(200);
    await eventually('the missing row to be counted', async () =>
      (await probe.http().get('/metrics')).text.includes('remit_request_log_dropped_total 1'),
    );
  });
});
