import { WebhookReceiver } from '../support/webhook-receiver';
import { ownQuestion } from './isolation/probes';
import { ask, inParallel, type Question } from './support/ask';
import { OpenApi, type Operation, type Schema } from './support/open-api';
import { expectNoStall } from './support/stalls';
import { MEASURED_HEAP } from './support/used-memory';
import { gatewayKeyOf, type Holdings, type TestEnvironment, World } from './support/world';

jest.setTimeout(180_000);

const NUMBERS = ['4111 1111 1111 1111', 'paid with 4111-1111-1111-1111 12/29', '4111111111111111'];
const STORED = /4111\D{0,3}1111\D{0,3}1111\D{0,3}1111/;

type Body = Record<string, unknown>;

/** Yields every text member of a schema, also inside objects and lists, with a function that sets it. */
function* textsOf(
  api: OpenApi,
  schema: Schema,
  path = '',
): Generator<{ path: string; body: (text: string) => unknown }> {
  const whole = api.resolve(schema);
  if (whole.type === 'array' && whole.items) {
    for (const inner of textsOf(api, whole.items, `${path}[]`)) {
      yield { path: inner.path, body: (text) => [inner.body(text)] };
    }
  } else if (whole.properties || whole.type === 'object') {
    const example = api.example(whole) as Body;
    for (const [name, member] of Object.entries(whole.properties ?? {})) {
      for (const inner of textsOf(api, member, `${path}.${name}`)) {
        yield { path: inner.path, body: (text) => ({ ...example, [name]: inner.body(text) }) };
      }
    }
    yield { path: `${path}.unknown`, body: (text) => ({ ...example, unknown: text }) };
    yield { path: `${path}.<name>`, body: (text) => ({ ...example, [text]: 'x' }) };
  } else if (whole.type !== 'boolean' && whole.type !== 'integer') {
    yield { path, body: (text) => text };
  }
}

describe('a card number', () => {
  let world: World;
  let who: TestEnvironment;
  let own: Holdings;
  let api: OpenApi;
  const receiver = new WebhookReceiver();

  beforeAll(async () => {
    await receiver.start();
    world = await World.start({ LOG_LEVEL: 'trace', ...MEASURED_HEAP });
    who = (await world.newTenant('Acme')).sandbox;
    own = await world.furnish(who);
    api = await OpenApi.of(world.remit.url);
    await world.call(who, 'post', 'webhook-endpoints', { url: `${receiver.url}/hook` });
  });
  afterAll(async () => {
    await world.stop();
    await receiver.stop();
  });

  const keyOf = ({ path, tags }: Operation): string =>
    tags.includes('operator') || path.includes('/tenants') ? world.remit.adminKey : who.key;

  function* questions(): Generator<{ name: string; question: Question }> {
    for (const operation of api.operations) {
      if (/\/(nomod|stream)\b/.test(operation.path)) continue;
      const question = { ...ownQuestion(api, operation, own), key: keyOf(operation) };
      for (const number of NUMBERS) {
        if (operation.body) {
          for (const { path, body } of textsOf(api, operation.body)) {
            const sent = { ...(question.body as Body), ...(body(number) as Body) };
            yield { name: `${operation.method} ${operation.path} ${path}`, question: { ...question, body: sent } };
          }
        }
        for (const { name, in: place } of operation.parameters) {
          if (place !== 'query') continue;
          const path = `${question.path}?${name}=${encodeURIComponent(number)}`;
          yield { name: `${operation.method} ${operation.path} ?${name}`, question: { ...question, path } };
        }
      }
    }
  }

  it('is refused in every text of every request, and found nowhere afterwards', async () => {
    const taken: string[] = [];
    let count = 0;
    await expectNoStall(world.remit, () =>
      inParallel(questions(), 8, async ({ name, question }) => {
        const { status, text } = await ask(world.remit.url, question);
        count += 1;
        if (status !== 400 || STORED.test(text)) taken.push(`${name}: ${status} ${text.slice(0, 200)}`);
      }),
    );
    process.stdout.write(`${count} requests with a card number\n`);
    expect(taken).toEqual([]);
    expect(count).toBeGreaterThan(500);

    await ask(world.remit.url, { method: 'get', path: `/api/v1/invoices/${NUMBERS[2]}`, key: who.key });
    await ask(world.remit.url, {
      method: 'post',
      path: `/api/v1/webhooks/nomod/${who.tenantId}/${who.id}`,
      headers: { 'x-api-key': `relay-${who.canary}` },
      body: { id: 'charge-1', note: NUMBERS[0] },
    });
    await world.call(who, 'post', `payments/${own.payment}/check`);
    await world.remit.stop();
    expect(world.remit.output()).not.toMatch(STORED);
    expect(JSON.stringify(await world.everyRow())).not.toMatch(STORED);
    expect(JSON.stringify(receiver.received)).not.toMatch(STORED);
    for (const list of ['links', 'invoices', 'customers']) {
      const { status, text } = await ask(world.sandbox.url, {
        method: 'get',
        path: `/v1/${list}`,
        headers: { 'x-api-key': gatewayKeyOf(who) },
      });
      expect({ list, status }).toEqual({ list, status: 200 });
      expect(text).not.toMatch(STORED);
    }
  });
});
