import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ask } from './support/ask';
import { type Conversation, talk } from './support/talk';
import { MEASURED_HEAP, usedMemory } from './support/used-memory';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(180_000);

/** 32 MiB that compress to a few kilobytes. */
const BOMB = Buffer.alloc(32 * 1024 * 1024);
const BOMBS = { gzip: gzipSync(BOMB), br: brotliCompressSync(BOMB), deflate: deflateSync(BOMB) };

const MIB = 1024 * 1024;
/** Bytes of live memory that a suite of attacks may leave behind. */
const FLAT = 8 * MIB;

/**
 * Milliseconds. The server allows 10 s for headers and bodies, checks every second and lets a refused body continue
 * for one second. The rest is tolerance for a busy machine.
 */
const CLOSED_WITHIN_MS = 20_000;
const EACH_SLOW_KIND = 10;

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('raw requests', () => {
  let world: World;
  let who: TestEnvironment;
  let heads: Record<string, string>;

  beforeAll(async () => {
    world = await World.start({ LOG_LEVEL: 'warn', ...MEASURED_HEAP });
    who = (await world.newTenant('Acme')).sandbox;
    await world.furnish(who);
    const common = 'Host: x\r\nContent-Type: application/json\r\n';
    heads = {
      api: `POST /api/v1/customers HTTP/1.1\r\nAuthorization: Bearer ${who.key}\r\n${common}`,
      webhook: `POST /api/v1/webhooks/nomod/${who.tenantId}/${who.id} HTTP/1.1\r\nX-API-KEY: relay-${who.canary}\r\n${common}`,
    };
  });
  afterAll(() => world.stop());

  const healthy = async () => {
    const { status } = await ask(world.remit.url, { method: 'get', path: '/api/v1/customers', key: who.key });
    expect(status).toBe(200);
  };

  /** Checks the statuses and the error format of the answers, and that the connection was closed in time. */
  function expectRefusal({ text, closedAfterMs }: Conversation, statuses: readonly number[]): void {
    const answers = text.split(/(?=HTTP\/1\.1 )/).filter(Boolean);
    expect(answers).not.toEqual([]);
    for (const answer of answers) {
      const status = Number(answer.slice(9, 12));
      expect(statuses).toContain(status);
      const body: unknown = JSON.parse(answer.split('\r\n\r\n')[1] ?? '');
      expect(body).toMatchObject({ success: false, http_status_code: status });
    }
    expect(closedAfterMs).toBeLessThan(CLOSED_WITHIN_MS);
  }

  type Attack = readonly [name: string, statuses: readonly number[], bytes: (head: string) => string | Buffer];
  const json = (head: string, body: string) =>
    `${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const attacks: readonly Attack[] = [
    ...Object.entries(BOMBS).map(([coding, bytes]): Attack => [
      `a bomb packed with ${coding}`,
      [415],
      (head) =>
        Buffer.concat([
          Buffer.from(
            `${head}Connection: close\r\nContent-Encoding: ${coding}\r\nContent-Length: ${bytes.length}\r\n\r\n`,
          ),
          bytes,
        ]),
    ]),
    ['a length that is too short', [400, 401], (head) => `${head}Content-Length: 5\r\n\r\n{"a":1,"b":2}\r\n\r\n`],
    ['a length beyond the limit', [413], (head) => `${head}Content-Length: 99999999999\r\n\r\n{`],
    ['two hosts', [400], (head) => `${head}host: y\r\nContent-Length: 2\r\n\r\n{}`],
    ['two lengths', [400], (head) => `${head}Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}`],
    ['a negative length', [400], (head) => `${head}Content-Length: -1\r\n\r\n{}`],
    [
      'a length beside chunks',
      [400],
      (head) => `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['an unknown transfer coding', [400], (head) => `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    [
      'chunks without an end',
      [413],
      (head) => `${head}Transfer-Encoding: chunked\r\n\r\n${chunk('x'.repeat(MIB)).repeat(3)}`,
    ],
    ['a chunk of impossible size', [400], (head) => `${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n`],
    ['a chunk whose size is no number', [400], (head) => `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`],
    [
      'chunks with endless extensions',
      [400],
      (head) => `${head}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(40_000)}\r\n{`,
    ],
    ['headers of 100 kB', [400], (head) => `${head}X-Large: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['ten thousand headers', [400], (head) => `${head}${'X-Many: 1\r\n'.repeat(10_000)}\r\n`],
    ['a header with a line break alone', [400], (head) => `${head}X-Split: a\nX-B: b\r\n c\x00\r\n\r\n`],
    ['another protocol', [400], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['NUL in the path', [400], (head) => head.replace('/api', '/a\x00pi') + '\r\n'],
  ];

  it.each(['api', 'webhook'])('are refused in the usual shape by the route of %s, within bounds', async (route) => {
    const head = heads[route] ?? '';
    const before = await usedMemory(world.remit);
    for (const [name, statuses, bytes] of attacks) {
      const conversation = await talk(world.remit.url, bytes(head));
      try {
        expectRefusal(conversation, statuses);
      } catch (cause) {
        throw new Error(`${name} was answered: ${conversation.text.slice(0, 1_000)}`, { cause });
      }
      await healthy();
    }
    const after = await usedMemory(world.remit);
    process.stdout.write(`${attacks.length} raw attacks on the route of ${route}: ${grown(before, after)}\n`);
    expect(after.heap - before.heap).toBeLessThan(FLAT);
    expect(world.remit.output()).not.toMatch(/unhandled|uncaught/i);
  });

  const contents: readonly (readonly [string, string])[] = [
    ['deep nesting', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['NUL', '{"name":"a\\u0000"}'],
    ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'],
    ['bytes that are not UTF-8', '{"name":"\xff\xfe"}'],
    ['half a pair', '{"name":"\\ud800"}'],
  ];
  it.each(contents)(
    'with %s are refused by the API; a genuine event is kept whatever it holds',
    async (_name, body) => {
      const send = (route: string) => talk(world.remit.url, Buffer.from(json(heads[route] ?? '', body), 'latin1'));
      expectRefusal(await send('api'), [400]);
      expect((await send('webhook')).text).toMatch(/^HTTP\/1\.1 200 /);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
      await healthy();
    },
  );

  it('that hardly arrive are given up in time, many at once, while others are served', async () => {
    const dripping = 'x'.repeat(60);
    const kinds: readonly ((head: string) => Promise<Conversation>)[] = [
      (head) => talk(world.remit.url, `${head}X-Slow: `, { slowly: dripping }),
      (head) => talk(world.remit.url, `${head}Content-Length: 60\r\n\r\n{`, { slowly: dripping }),
      (head) => talk(world.remit.url, `${head}Transfer-Encoding: chunked\r\n\r\n`, { slowly: `3c\r\n${dripping}` }),
      (head) => talk(world.remit.url, `${head}Content-Length: 60\r\n\r\n{`),
      () => talk(world.remit.url, 'POST /api'),
    ];
    const before = await usedMemory(world.remit);
    const slow = Object.values(heads).flatMap((head) =>
      kinds.flatMap((kind) => Array.from({ length: EACH_SLOW_KIND }, () => kind(head))),
    );
    await healthy();
    const conversations = await Promise.all(slow);
    for (const conversation of conversations) expectRefusal(conversation, [408]);
    const slowest = Math.max(...conversations.map(({ closedAfterMs }) => closedAfterMs));
    const after = await usedMemory(world.remit);
    process.stdout.write(
      `${slow.length} slow connections, all closed after ${Math.round(slowest)} ms: ${grown(before, after)}\n`,
    );
    expect(after.heap - before.heap).toBeLessThan(FLAT);
    await healthy();
  });

  it('whose sender leaves halfway end there', async () => {
    for (const head of Object.values(heads)) {
      const { text, closedAfterMs } = await talk(world.remit.url, `${head}Content-Length: 60\r\n\r\n{`, { shut: true });
      expect(text).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      expect(closedAfterMs).toBeLessThan(CLOSED_WITHIN_MS);
    }
    await healthy();
  });
});

function grown(before: { heap: number }, after: { heap: number }): string {
  return `live memory ${Math.round(before.heap / MIB)} MiB before, ${Math.round(after.heap / MIB)} after`;
}
