import { setInterval } from 'node:timers/promises';
import { startRemit } from '../support/remit-process';
import { ask } from './support/ask';
import { type FloodOutcome, p95, startFlood } from './support/flood';
import { type Server, type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

/** Low limits, so that a flood exceeds them at once. */
const LIMITS = { RATE_LIMIT_PER_KEY: '5', RATE_LIMIT_PER_TENANT: '8' };

/** The quiet tenants send one request in turn every ASKS_EVERY_MS milliseconds, which is within their own limits. */
const QUIET_TENANTS = 6;
const ASKS_EVERY_MS = 50;
const ASKED = 30;
const ROUNDS = 3;

/** Maximum slowdown of the quiet tenants: a factor, plus milliseconds of tolerance for a busy machine. */
const MOST_TIMES = 4;
const BLUR_MS = 50;

describe('a flood of one tenant', () => {
  let world: World;
  let unlimited: Server;
  let calm: TestEnvironment[];
  let busy: { path: string; headers: { authorization: string } }[];

  beforeAll(async () => {
    world = await World.start(LIMITS);
    unlimited = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: { RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_TENANT: '0' },
    });
    calm = await Promise.all(
      Array.from({ length: QUIET_TENANTS }, async (_, index) => (await world.newTenant(`Quiet ${index}`)).sandbox),
    );
    const flooding = (await world.newTenant('Busy')).sandbox;
    const { api_key: second } = await world.call<{ api_key: string }>(flooding, 'post', 'api-keys', { name: 'Second' });
    busy = [flooding.key, second].map((key) => ({
      path: '/api/v1/customers',
      headers: { authorization: `Bearer ${key}` },
    }));
  });
  afterAll(async () => {
    await unlimited.stop();
    await world.stop();
  });

  it('is refused, its keys counting together, and hardly moves the latency of others', async () => {
    const { alone, beside, outcome } = await measure(world.remit, 'beyond its limit');
    expect(outcome.refused).toBeGreaterThan(50);
    expect(outcome.statuses).toEqual(['200', '429']);
    expect(outcome.withoutRetryAfter).toBe(0);
    expect(beside).toBeLessThan(MOST_TIMES * alone + BLUR_MS);
  });

  it('that its limits allow is served in turn with others', async () => {
    const { alone, beside, outcome } = await measure(unlimited, 'within its limit');
    expect(outcome.statuses).toEqual(['200']);
    expect(beside).toBeLessThan(MOST_TIMES * alone + BLUR_MS);
  });

  /**
   * Milliseconds, 95th percentile, of the quiet tenants. Rounds without and with the flood alternate, so that a busy
   * machine slows both.
   */
  async function measure(server: Server, what: string) {
    const [alone, beside]: [number[], number[]] = [[], []];
    const outcomes: FloodOutcome[] = [];
    await latencies(server);
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(...(await latencies(server)));
      const flood = startFlood(server.url, busy);
      beside.push(...(await latencies(server)));
      outcomes.push(await flood.stop());
    }
    const count = (status: string) => outcomes.reduce((sum, { counts }) => sum + (counts[status] ?? 0), 0);
    const outcome = {
      statuses: [...new Set(outcomes.flatMap(({ counts }) => Object.keys(counts)))].sort(),
      served: count('200'),
      refused: count('429'),
      withoutRetryAfter: outcomes.reduce((sum, one) => sum + one.withoutRetryAfter, 0),
    };
    process.stdout.write(
      `a flood ${what} over 32 connections, ${outcome.served} served, ${outcome.refused} refused: p95 of others ${p95(alone)} ms alone, ${p95(beside)} ms beside it\n`,
    );
    return { alone: p95(alone), beside: p95(beside), outcome };
  }

  async function latencies(server: Server): Promise<number[]> {
    const times: number[] = [];
    for await (const start of setInterval(ASKS_EVERY_MS, () => performance.now())) {
      const asked = start();
      const key = calm[times.length % QUIET_TENANTS]?.key;
      const { status } = await ask(server.url, { method: 'get', path: '/api/v1/customers', key });
      expect(status).toBe(200);
      if (times.push(performance.now() - asked) === ASKED) break;
    }
    return times;
  }
});
