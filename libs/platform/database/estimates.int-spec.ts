import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';

/** Cost above which PostgreSQL compiles a statement by default (`jit_above_cost`). */
const DEAR = 100_000;

describe('what PostgreSQL expects of our functions', () => {
  let testDatabase: TestDatabase;
  let client: Client;
  const notices: string[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = new Client({ connectionString: testDatabase.url });
    client.on('notice', ({ message }) => notices.push(message ?? ''));
    await client.connect();
    await client.query(`load 'auto_explain'`);
    await client.query(
      'set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set client_min_messages = log',
    );
  });
  afterAll(async () => {
    await client.end();
    await testDatabase.drop();
  });

  const event = (id: string) => ({
    id,
    type: 'invoice.finalized',
    version: 1,
    occurred_at: '2026-11-29T10:00:00Z',
    actor: 'test',
    correlation_id: 'req_1',
    payload: { invoice_id: 'inv_1' },
    subscribers: ['open_link', 'webhook_endpoint', 'synced_invoice', null].map((onlyIf, index) => ({
      name: `subscriber-${index}`,
      lane: 'local',
      after: 0,
      only_if: onlyIf,
    })),
  });
  const inScope = `select set_config('remit.tenant_id', 'tenant_1', false), set_config('remit.environment_id', 'env_1', false)`;

  it.each([
    ['store_events', 'select * from store_events($1, $2)', [JSON.stringify([event('evt_1'), event('evt_2')]), '[]']],
    [
      'store_webhook_deliveries',
      `select store_webhook_deliveries('tenant_1', 'env_1', $1, $2)`,
      [
        JSON.stringify([]),
        JSON.stringify({ type: 'webhook.received', version: 1, subscribers: event('evt_3').subscribers }),
      ],
    ],
    ['claim_event_deliveries', `select * from claim_event_deliveries('worker', 10, 100, 'local', '{}')`, []],
    ['look_for_due_deliveries', 'select * from look_for_due_deliveries(true)', []],
    ['event_backlog', `select * from event_backlog('webhooks')`, []],
  ])('%s is not so dear that it would be compiled', async (_name, text, values) => {
    await client.query(inScope);
    notices.length = 0;
    await client.query(text, values);
    const costs = notices.flatMap((notice) =>
      [...notice.matchAll(/cost=[\d.]+\.\.([\d.]+)/g)].map(([, cost]) => Number(cost)),
    );
    expect(costs.length).toBeGreaterThan(0);
    expect(Math.max(...costs)).toBeLessThan(DEAR);
  });

  it('events are stored with the deliveries that somebody has an interest in', async () => {
    await client.query(inScope);
    const interests = JSON.stringify([
      { interest: 'synced_invoice', subject: 'inv_1', because: 'inv_1', wanted: true },
      { interest: 'open_link', subject: 'inv_2', because: 'pay_2', wanted: true },
    ]);
    await client.query('select * from store_events($1, $2)', [
      JSON.stringify([event('evt_5'), event('evt_6')]),
      interests,
    ]);
    const { rows } = await client.query(
      `select event_id, subscriber from event_deliveries where event_id in ('evt_5', 'evt_6') order by 1, 2`,
    );
    expect(rows).toEqual(
      ['evt_5', 'evt_6'].flatMap((id) =>
        ['subscriber-2', 'subscriber-3'].map((subscriber) => ({ event_id: id, subscriber })),
      ),
    );
  });
});
