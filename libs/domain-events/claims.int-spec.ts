import { BusApp } from './spec-support/bus-app';

let bus: BusApp;

beforeAll(async () => {
  bus = await BusApp.open([], 'name text');
});

it('looks at no delivery that waits for later, however many do', async () => {
  await bus.owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     select 't1', 'e1', n::text, 'hear', 'local', 'pending', now() + make_interval(hours => 1), now() from generate_series(1, 5000) n`,
  );
  const looked = await bus.owner.transaction(async (manager) => {
    await manager.query(`select * from claim_event_deliveries('w', 10, 8, 'local', '{}')`);
    const [read] = await manager.query<{ rows: string }[]>(
      `select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables where relname = 'event_deliveries'`,
    );
    return Number(read?.rows);
  });
  expect(looked).toBeLessThan(10);
});
