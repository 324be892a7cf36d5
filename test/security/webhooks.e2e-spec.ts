import { onDatabase } from '../support/on-database';
import { ask } from './support/ask';
import { startFlood } from './support/flood';
import { gatewayKeyOf, type Holdings, signed, type TestEnvironment, World } from './support/world';
import { eventually } from '../support/probe';

jest.setTimeout(120_000);

describe('incoming webhooks', () => {
  let world: World;
  let who: TestEnvironment;
  let holds: Holdings;
  let secret: string;
  let count = 0;

  beforeAll(async () => {
    world = await World.start({
      TRUSTED_PROXIES: '127.0.0.1',
      NOMOD_WEBHOOK_SOURCES: '192.0.2.0/24',
      FAILED_ATTEMPTS_PER_MINUTE: '200',
    });
    who = (await world.newTenant('Acme')).sandbox;
    holds = await world.furnish(who, { 'x-forwarded-for': '192.0.2.1' });
    secret = `whsec_${Buffer.from(`native-${who.canary}`).toString('base64')}`;
  });
  afterAll(() => world.stop());

  const body = () => `{"type":"charge.completed", "data":{"id":"c-${(count += 1)}"}}`;

  const send = async (headers: Record<string, string>, sent: string | Uint8Array, source = '192.0.2.1') => {
    const path = `/api/v1/webhooks/nomod/${who.tenantId}/${who.id}`;
    return ask(world.remit.url, {
      method: 'post',
      path,
      body: sent,
      headers: { ...headers, 'x-forwarded-for': source },
    });
  };
  const stored = async () =>
    (await world.call<{ pagination: { total: number } }>(who, 'get', 'webhooks/deliveries')).pagination.total;

  const inDatabase = (sql: string, parameters: unknown[]) =>
    onDatabase(world.database.url, (client) => client.query(sql, parameters));

  it('are taken when genuine and refused when not, whatever way they are mixed', async () => {
    const before = await stored();
    const now = Date.now();
    const at = (seconds: number) => new Date(now + seconds * 1_000);
    const good = (text: string, id = `msg_${(count += 1)}`, when = at(0)) => signed(secret, id, text, when);
    const genuine = [
      (text: string) => good(text),
      (text: string) => signed(secret, `msg_${(count += 1)}`, text, new Date(Date.now() - 240_000)),
      // The maximum allowed difference. It shrinks as time passes.
      (text: string) => signed(secret, `msg_${(count += 1)}`, text, new Date(Date.now() + 300_000)),
      (text: string) => ({
        ...good(text),
        'svix-signature': `v2,x v1,AAAA ${good(text, `msg_${count}`)['svix-signature']}`,
      }),
      () => ({ 'x-api-key': `relay-${who.canary}` }),
    ];
    const forged: ((text: string) => Record<string, string>)[] = [
      () => ({}),
      (text) => ({ ...good(text), 'svix-signature': '' }),
      (text) => ({ ...good(text), 'svix-signature': 'v1,' }),
      (text) => ({ ...good(text), 'svix-signature': 'v1' }),
      (text) => ({ ...good(text), 'svix-signature': good(text)['svix-signature']?.replace('v1,', 'v1a,') ?? '' }),
      (text) => ({ ...good(text), 'svix-signature': `${'v1,AAAA '.repeat(500)}` }),
      (text) => ({ ...good(text), 'svix-id': 'msg_other' }),
      (text) => ({ ...good(text), 'svix-id': '' }),
      (text) => ({ ...good(text), 'svix-timestamp': String(Math.floor(now / 1_000) - 1) }),
      (text) => signed(secret, 'msg_old', text, new Date(Date.now() - 301_000)),
      (text) => good(text, undefined, at(-86_400)),
      (text) => good(text, undefined, at(86_400)),
      (text) => ({ ...good(text), 'svix-timestamp': '0' }),
      (text) => ({ ...good(text), 'svix-timestamp': '' }),
      (text) => ({ ...good(text), 'svix-signature': 'v1,' + '='.repeat(44) }),
      (text) => ({ 'x-api-key': `relay-${who.canary}`, ...good(`${text} `) }),
      (text) => ({ ...good(text), 'svix-id': 'msg\u00e9' }),
      (text) => ({ ...good(text), 'svix-timestamp': `${Math.floor(now / 1_000)}.5` }),
      (text) => ({ ...good(text), 'svix-timestamp': `${Math.floor(now / 1_000)} ` + 'abc' }),
      (text) => ({ ...good(text), 'svix-timestamp': '-1' }),
      (text) => ({ ...good(text), 'svix-timestamp': '9'.repeat(30) }),
      (text) => good(`${text} `),
      (text) => good(JSON.stringify(JSON.parse(text))),
      (text) => good(`\ufeff${text}`),
      (text) => signed(`whsec_${Buffer.alloc(24, 'z').toString('base64')}`, 'msg_wrong', text),
      (text) => signed(`whsec_${Buffer.from(`relay-${who.canary}`).toString('base64')}`, 'msg_relay', text),
      () => ({ 'x-api-key': `relay-${who.canary}x` }),
      () => ({ 'x-api-key': '' }),
      () => ({ 'x-api-key': secret.slice(0, -1) }),
    ];
    let taken = 0;
    for (const [index, headersOf] of forged.entries()) {
      const honest = genuine[index % genuine.length];
      const text = body();
      const answer = honest ? await send(honest(text), text) : undefined;
      expect({ index, status: answer?.status }).toEqual({ index, status: 200 });
      taken += 1;
      const bad = body();
      const refused = await send(headersOf(bad), bad);
      expect({ index, refused: [400, 401].includes(refused.status) }).toEqual({ index, refused: true });
    }
    process.stdout.write(
      `${forged.length} kinds of forged webhooks refused, ${taken} genuine ones between them taken\n`,
    );
    expect((await stored()) - before).toBe(taken);
  });

  it('are taken once however often they are captured and sent again', async () => {
    const before = await stored();
    const text = body();
    const headers = signed(secret, 'msg_captured', text);
    for (let copies = 0; copies < 5; copies += 1) expect((await send(headers, text)).status).toBe(200);
    expect((await stored()) - before).toBe(1);
  });

  it('are refused, with the answer of a wrong signature, when signed ones come from elsewhere than allowed', async () => {
    const text = body();
    const elsewhere = await send(signed(secret, 'msg_elsewhere', text), text, '203.0.113.5');
    const wrong = await send(signed(`whsec_${Buffer.alloc(24).toString('base64')}`, 'msg_elsewhere', text), text);
    const withoutId = (answer: string) => answer.replace(/req_\w+/, '');
    expect([elsewhere.status, withoutId(elsewhere.text)]).toEqual([400, withoutId(wrong.text)]);
  });

  it('take the old secret beside a new one until its day is over, and not a moment longer', async () => {
    const { webhook_secret: fresh } = await world.call<{ webhook_secret: string }>(
      who,
      'post',
      `connections/${holds.draftConnection}/webhook-secret/rotate`,
      {},
    );
    for (const [index, valid] of [secret, fresh].entries()) {
      const text = body();
      expect((await send(signed(valid, `msg_rotated_${index}`, text), text)).status).toBe(200);
    }
    await inDatabase('update connections set previous_webhook_secret_until = now() where id = $1', [
      holds.draftConnection,
    ]);
    const late = body();
    await eventually(
      'the old secret to be refused',
      async () => (await send(signed(secret, 'msg_late', late), late)).status,
      {
        until: (status) => status === 400,
      },
    );
    expect((await send(signed(fresh, 'msg_fresh', late), late)).status).toBe(200);
    secret = fresh;
  });

  it('keep no card number and no security code', async () => {
    const text = JSON.stringify({
      type: 'charge.completed',
      data: { id: 'c-card', card: '4242 4242 4242 4242', cvv: '987' },
    });
    expect((await send(signed(secret, 'msg_card', text), text)).status).toBe(200);
    const { items } = await world.call<{ items: { id: string }[] }>(who, 'get', 'webhooks/deliveries?charge_id=c-card');
    const { body: kept } = await world.call<{ body: string }>(who, 'get', `webhooks/deliveries/${items[0]?.id}`);
    expect(kept).toBe(
      '{"type":"charge.completed","data":{"id":"c-card","card":"[card number removed]","cvv":"[removed]"}}',
    );
    expect(world.remit.output()).not.toMatch(/4242 ?4242/);
  });

  it('that flood in and are not genuine are held off, store little, ask Nomod nothing and shut nobody out', async () => {
    const storedBefore = await stored();
    const noise = 'x'.repeat(2_000);
    const strangers = ['01KAAAAAAAAAAAAAAAAAAAAAA1', '01KAAAAAAAAAAAAAAAAAAAAAA2'];
    const flood = startFlood(
      world.remit.url,
      [`${who.tenantId}/${who.id}`, ...strangers.map((ulid) => `tenant_${ulid}/env_${ulid}`)].map((place) => ({
        method: 'POST',
        path: `/api/v1/webhooks/nomod/${place}`,
        headers: { 'x-forwarded-for': '198.51.100.9', 'x-api-key': 'wrong-secret' },
        body: noise,
      })),
    );
    const refusal = async () => (await send({ 'x-api-key': 'wrong' }, noise, '198.51.100.9')).status;
    await eventually('the flood to be held off', refusal, { until: (status) => status === 429 });
    // Each refusal is delayed, including those of the flood, so an occasional request passes the limit.
    const refusals: number[] = [];
    for (let asked = 0; asked < 9; asked += 1) refusals.push(await refusal());
    expect(refusals.filter((status) => status === 429).length).toBeGreaterThanOrEqual(6);
    expect((await send({ 'x-api-key': `relay-${who.canary}` }, 'not json')).status).toBe(200);
    const { counts, withoutRetryAfter } = await flood.stop();
    process.stdout.write(`a flood of webhooks that are not genuine: ${JSON.stringify(counts)}\n`);
    expect(counts['429']).toBeGreaterThan(100);
    expect(withoutRetryAfter).toBe(0);
    expect(Object.keys(counts).sort()).toEqual(['401', '429']);
    expect(await stored()).toBe(storedBefore + 1);
    const rejected = await eventually(
      'the rejected deliveries',
      () =>
        world.call<{ items: { source: string; reason: string; size: number }[]; pagination: { total: number } }>(
          who,
          'get',
          'webhooks/rejected?limit=1000',
        ),
      { until: ({ items }) => items.some(({ source }) => source === '198.51.100.9') },
    );
    expect(rejected.pagination.total).toBeLessThanOrEqual(500);
    expect(rejected.items).toContainEqual(expect.objectContaining({ source: '198.51.100.9', size: 2_000 }));
    expect(JSON.stringify(rejected)).not.toContain('xxxx');
    const calls = await ask(world.sandbox.url, { method: 'get', path: `/_sandbox/calls?account=${gatewayKeyOf(who)}` });
    expect(calls.text).not.toContain('x'.repeat(20));
  });
});
