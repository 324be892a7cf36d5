import { BusApp } from '../spec-support/bus-app';

let bus: BusApp;

beforeAll(async () => {
  bus = await BusApp.open([], 'name text');
});

/** Rows of `event_deliveries` that a statement reads. */
const rowsRead = (statement: string) =>
  bus.owner.transaction(async (manager) => {
    await manager.query(statement);
    const [read] = await manager.query<{ rows: string }[]>(
      `select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables where relname = 'event_deliveries'`,
    );
    return Number(read?.rows);
  });

const lanesWithWork = async () =>
  (await bus.owner.query<{ lane: string }[]>('select lane from look_for_due_deliveries(true)')).map(({ lane }) => lane);

it('reads no delivery that waits for later, however many do', async () => {
  await bus.owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     select 't1', 'e1', n::text, 'hear in ' || lane, lane, 'pending', now() + make_interval(hours => 1), now()
     from generate_series(1, 5000) n, (values ('local'), ('gateway')) given(lane)`,
  );
  expect(await rowsRead(`select * from claim_event_deliveries('w', 10, 8, 'local', '{}')`)).toBeLessThan(10);
  expect(await rowsRead('select * from look_for_due_deliveries(true)')).toBeLessThan(10);
  expect(await lanesWithWork()).toEqual([]);
});

it('reads nothing of tenants whose work is due later, however many there are', async () => {
  await bus.owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     select 'later' || n, 'e' || n, '1', 'hear', 'local', 'pending', now() + make_interval(hours => 1), now()
     from generate_series(1, 3000) n`,
  );
  expect(await rowsRead(`select * from claim_event_deliveries('w', 10, 8, 'local', '{}')`)).toBeLessThan(10);
  expect(await rowsRead('select * from look_for_due_deliveries(true)')).toBeLessThan(10);
});

it('a look names each lane with due work, of whichever tenant, also what the dead had leased a moment ago', async () => {
  await bus.owner.query(`
    insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, leased_by, created_at) values
      ('t2', 'e1', '1', 'hear', 'email', 'pending', now(), null, now()),
      ('t2', 'e2', '1', 'hear', 'gateway', 'pending', now() + interval '10 s', 'host:1:dead:locked', now()),
      ('t3', 'e1', '1', 'hear', 'local', 'pending', now() + interval '10 s', 'host:1:a worker without lock', now()),
      ('t3', 'e2', '1', 'hear', 'local', 'done', now() - interval '1 h', null, now())`);
  expect(new Set(await lanesWithWork())).toEqual(new Set(['email', 'gateway']));
  await bus.owner.query(`delete from event_deliveries where tenant_id in ('t2', 't3')`);
});

it('takes turns between tenants, however much of one of them is due', async () => {
  await bus.owner.query(`
    insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
    select tenant, tenant, n::text, 'hear', 'email', 'pending', now() - make_interval(mins => age), now()
    from (values ('flood', 60, 2000), ('drop', 1, 1)) given(tenant, age, rows), generate_series(1, rows) n`);
  await bus.owner.query(`
    insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
    select tenant_id, environment_id, event_id, 'heard', 1, now(), 'spec', 'spec', '{}' from event_deliveries where lane = 'email'`);
  const claimed = await bus.owner.query<{ tenant_id: string }[]>(
    `select tenant_id from claim_event_deliveries('w', 10, 2, 'email', '{}')`,
  );
  expect(claimed.map(({ tenant_id: tenant }) => tenant).sort()).toEqual(['drop', 'flood']);
});

it('takes turns between tenants, however many environments one of them has', async () => {
  await bus.owner.query(`
    insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
    select tenant, tenant || environment, n::text, 'hear', 'webhook', 'pending', now() - make_interval(mins => age), now()
    from (values ('many', 1, 60), ('many', 2, 60), ('many', 3, 60), ('many', 4, 60), ('few', 1, 1)) given(tenant, environment, age),
      generate_series(1, 3) n`);
  await bus.owner.query(`
    insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
    select tenant_id, environment_id, event_id, 'heard', 1, now(), 'spec', 'spec', '{}' from event_deliveries where lane = 'webhook'`);
  const claim = (wanted: number, busy: string) =>
    bus.owner.query<{ environment_id: string }[]>(
      `select environment_id from claim_event_deliveries('w', 10, ${wanted}, 'webhook', '{${busy}}')`,
    );
  const environments = async (wanted: number, busy = '') =>
    (await claim(wanted, busy)).map((row) => row.environment_id).sort();
  expect((await environments(4)).map((id) => id.slice(0, -1))).toEqual(['few', 'few', 'many', 'many']);
  expect(await environments(1, 'many')).toEqual(['few1']);
  expect(await environments(5, 'many')).toEqual([]);
  expect(new Set(await environments(4, 'few'))).toHaveProperty('size', 4);
  expect(new Set(await environments(50, 'many1,many2,many3'))).toEqual(new Set(['many4']));
});
