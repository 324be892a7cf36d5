import { Client } from 'pg';
import { median, ms, report, times } from './figures';
import { option, scaled } from './scale';
import type { BenchDatabase } from './stack';

const ROUNDS = scaled(5, 3);
const CLAIMS = 40;
const BATCH = 24;
const DONE = option('done', scaled(1_000_000, 50_000));
const LATER = DONE / 10;

/**
 * Time to claim work from a queue that stores a million finished jobs and a hundred thousand later ones, compared
 * with a queue without either.
 */
export async function benchQueue(database: BenchDatabase): Promise<void> {
  const queues: Client[] = [];
  try {
    for (const [name, done, later] of [
      ['bench_queue', 0, 0],
      ['bench_full_queue', DONE, LATER],
    ] as const) {
      const client = new Client({ connectionString: await database.create(name, true) });
      await client.connect();
      queues.push(client);
      await fill(client, 'done', done);
      await fill(client, 'later', later);
      await fill(client, 'due', CLAIMS * BATCH * (ROUNDS + 1));
      await client.query('vacuum (analyze) event_deliveries, domain_events');
    }
    const [empty, full] = queues as [Client, Client];
    await claim(empty);
    await claim(full);
    const rounds: { empty: number; full: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ empty: await claim(empty), full: await claim(full) });
    report(`Queue, ${DONE} finished jobs, ${LATER} for later`, {
      ratio: times(median(rounds.map((round) => round.full / round.empty))),
      'a claim': ms(median(rounds.map((round) => round.full))),
      'without any': ms(median(rounds.map((round) => round.empty))),
    });
  } finally {
    for (const client of queues) await client.end();
  }
}

/** The jobs alternate between ten environments. */
async function fill(client: Client, kind: 'done' | 'later' | 'due', count: number): Promise<void> {
  await client.query(
    `insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
     select 'tenant_' || n % 10, 'env_' || n % 10, $1 || n, 'webhook.received', 1, now(), 'bench', $1 || n, '{}' from generate_series(1, $2::int) n`,
    [`evt_${kind}_`, count],
  );
  await client.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at, finished_at)
     select 'tenant_' || n % 10, 'env_' || n % 10, $1 || n, 'bench', 'local', $2, now() + $3::interval, now(), case when $2 = 'done' then now() end
     from generate_series(1, $4::int) n`,
    [`evt_${kind}_`, kind === 'done' ? 'done' : 'pending', kind === 'later' ? '1 day' : '0', count],
  );
}

/** Milliseconds of one claim, as the median of many. */
async function claim(client: Client): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < CLAIMS; n += 1) {
    const started = performance.now();
    const { rowCount } = await client.query('select * from claim_event_deliveries($1, 10, $2, $3, $4)', [
      'bench',
      BATCH,
      'local',
      [],
    ]);
    taken.push(performance.now() - started);
    if (rowCount !== BATCH) throw new Error(`${rowCount} of ${BATCH} were claimed`);
  }
  return median(taken);
}
