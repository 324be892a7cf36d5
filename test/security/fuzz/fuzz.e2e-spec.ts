import { ask, inParallel } from '../support/ask';
import { OpenApi } from '../support/open-api';
import { LONGEST_STALL_MS } from '../support/stalls';
import { MEASURED_HEAP, type UsedMemory, usedMemory } from '../support/used-memory';
import { type Holdings, type TestEnvironment, World } from '../support/world';
import { isOfTenant } from '../isolation/probes';
import { HostileRequests, randomFrom } from './hostile-values';

/** FUZZ=100000 sends that many; FUZZ_SEED repeats a run. */
const REQUESTS = Number(process.env.FUZZ ?? 5_000);
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));

/**
 * The first round warms up. FLAT is the number of bytes that the others may leave behind. A list that grows by 1 KiB
 * for each request would exceed it in any round.
 */
const ROUNDS = 5;
const FLAT = 8 * 1024 * 1024;

jest.setTimeout(120_000 + REQUESTS * 40);

/** Codes of gateway errors, which are correct answers to a request with an invented Nomod key. */
const GATEWAY_CODES = /"code":"nomod_/;

describe('a server that is sent hostile requests', () => {
  let world: World;
  let who: TestEnvironment;
  let own: Holdings;

  beforeAll(async () => {
    world = await World.start({ LOG_LEVEL: 'warn', ...MEASURED_HEAP });
    who = (await world.newTenant('Acme')).sandbox;
    own = await world.furnish(who);
  });
  afterAll(() => world.stop());

  it('answers each in the standard shape, fails at none and keeps its size', async () => {
    const api = await OpenApi.of(world.remit.url);
    const requests = new HostileRequests(api, api.operations.filter(isOfTenant), own, randomFrom(SEED));
    const wrong: string[] = [];
    const counts = new Map<number, number>();
    const send = async (): Promise<void> => {
      const question = requests.next();
      const { status, text } = await ask(world.remit.url, { ...question, key: who.key });
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const isOurFault = status >= 500 && !GATEWAY_CODES.test(text);
      const isShapeless = status >= 400 && !/^\{"(success":false|type":"urn:remit)/.test(text);
      if (isOurFault || isShapeless)
        wrong.push(`${status} ${JSON.stringify(question).slice(0, 400)} -> ${text.slice(0, 200)}`);
      if (/\bat .+\.(ts|js):\d+|QueryFailedError|select .+ from /i.test(text))
        wrong.push(`tells its inside: ${text.slice(0, 300)}`);
    };
    const used: UsedMemory[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await inParallel(Array(REQUESTS / ROUNDS).keys(), 12, send);
      const memory = await usedMemory(world.remit);
      used.push(memory);
      process.stdout.write(
        `${((round + 1) * REQUESTS) / ROUNDS} hostile requests, FUZZ_SEED=${SEED}: ${JSON.stringify(Object.fromEntries(counts))}, in use ${mebibytes(memory.heap)}, resident ${mebibytes(memory.resident)}, longest stall ${memory.stallMs} ms\n`,
      );
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    const [first = 0, ...later] = used.map(({ heap }) => heap);
    for (const heap of later) expect(heap - first).toBeLessThan(FLAT);
    const stalls = used.slice(1).map(({ stallMs }) => stallMs);
    expect(Math.min(...stalls)).toBeLessThan(LONGEST_STALL_MS);
    expect(world.remit.output()).not.toMatch(/unhandled|uncaught/i);
    expect((await ask(world.remit.url, { method: 'get', path: '/readyz' })).status).toBe(200);
  });
});

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
