import { ask, inParallel } from '../support/ask';
import { OpenApi } from '../support/open-api';
import { type Holdings, type TestEnvironment, World } from '../support/world';
import { isOfTenant } from '../isolation/probes';
import { HostileRequests, randomFrom } from './hostile-values';

/** FUZZ=100000 sends as many; FUZZ_SEED repeats a run. */
const REQUESTS = Number(process.env.FUZZ ?? 5_000);
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));

/** Growth of the resident set after the first tenth that counts as flat, in bytes: what V8 keeps for a while after large bodies. */
const FLAT = 256 * 1024 * 1024;

jest.setTimeout(120_000 + REQUESTS * 40);

/** Gateway answers that a request with a made-up key for Nomod is owed. */
const GATEWAY_CODES = /"code":"nomod_/;

describe('a server that is sent hostile requests', () => {
  let world: World;
  let who: TestEnvironment;
  let own: Holdings;

  beforeAll(async () => {
    world = await World.start({ LOG_LEVEL: 'warn' });
    who = (await world.newTenant('Acme')).sandbox;
    own = await world.furnish(who);
  });
  afterAll(() => world.stop());

  async function residentBytes(): Promise<number> {
    const { text } = await ask(world.remit.url, { method: 'get', path: '/metrics' });
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
  }

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
    const warmUp = Math.ceil(REQUESTS / 10);
    await inParallel(Array(warmUp).keys(), 12, send);
    const before = await residentBytes();
    await inParallel(Array(REQUESTS - warmUp).keys(), 12, send);
    const grown = (await residentBytes()) - before;
    process.stdout.write(
      `${REQUESTS} hostile requests, FUZZ_SEED=${SEED}: ${JSON.stringify(Object.fromEntries(counts))}, grown by ${Math.round(grown / 1024)} KiB\n`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(grown).toBeLessThan(FLAT);
    expect(world.remit.output()).not.toMatch(/unhandled|uncaught/i);
    expect((await ask(world.remit.url, { method: 'get', path: '/readyz' })).status).toBe(200);
  });
});
