import { ask, type Answer, inParallel, type Question } from '../support/ask';
import { OpenApi } from '../support/open-api';
import { gatewayKeyOf, type Holdings, signed, type TestEnvironment, World } from '../support/world';
import { normalAnswer } from './normal-answer';
import { isOfTenant, isolationProbes, ownQuestion, unknownLike } from './probes';

jest.setTimeout(240_000);

/** Members that change without any caller: a parked event is retried, a key is used. */
const MOVES_BY_ITSELF = /"(attempts|processed_at|time_taken_ms|last_used_at|updated_at|last_call_\w+)":[^,}]*/g;

describe('tenants and environments', () => {
  let world: World;
  let api: OpenApi;
  let caller: TestEnvironment;
  let own: Holdings;
  const others: { who: TestEnvironment; holds: Holdings }[] = [];
  let sent = 0;
  const leaks: string[] = [];

  beforeAll(async () => {
    world = await World.start();
    api = await OpenApi.of(world.remit.url);
    const [acme, rival] = [await world.newTenant('Acme'), await world.newTenant('Rival')];
    caller = acme.sandbox;
    own = await world.furnish(caller);
    for (const who of [acme.production, rival.sandbox]) others.push({ who, holds: await world.furnish(who) });
  });
  afterAll(async () => {
    process.stdout.write(`${sent} isolation probes\n`);
    await world.stop();
  });

  /** Sends the request and records every text of the other environments in the answer. */
  async function send(question: Question, asked: string): Promise<Answer> {
    sent += 1;
    const answer = await ask(world.remit.url, question);
    const seen = answer.text.replaceAll(asked, '') + JSON.stringify([...answer.headers]);
    for (const { who, holds } of others) {
      const secret = [who.canary, ...Object.values(holds)].find(
        (text) => text !== caller.tenantId && text !== asked && !asked.includes(text) && seen.includes(text),
      );
      if (secret) leaks.push(`${question.method} ${question.path} shows ${secret}`);
    }
    return answer;
  }

  const askAbout = async (question: Question, id: string) => {
    const answer = await send({ ...question, key: caller.key }, id);
    return { status: answer.status, answer: normalAnswer(answer, id) };
  };

  const stateOf = async (who: TestEnvironment): Promise<string> => {
    const lists = ['customers', 'connections', 'invoices', 'payments', 'webhooks/deliveries', 'attention', 'api-keys'];
    const texts = await Promise.all(
      lists.map((list) => ask(world.remit.url, { method: 'get', path: `/api/v1/${list}?limit=1000`, key: who.key })),
    );
    return texts.map(({ text }) => text.replace(MOVES_BY_ITSELF, '')).join('\n');
  };

  it('answers about what belongs to others exactly as about what does not exist', async () => {
    const before = await Promise.all(others.map(({ who }) => stateOf(who)));
    const holdings = others.map(({ holds }) => holds);
    const differences: string[] = [];
    const references = new Map<string, ReturnType<typeof askAbout>>();
    await inParallel(isolationProbes(api, own, holdings), 8, async (probe) => {
      if (probe.id === own.tenant) return;
      const name = `${probe.operation} ${probe.field} ${probe.kind}`;
      const reference = references.get(name) ?? askAbout(probe.reference, probe.unknownId);
      references.set(name, reference);
      const [{ answer: wanted }, { answer: seen, status }] = [
        await reference,
        await askAbout(probe.question, probe.id),
      ];
      if (wanted !== seen) differences.push(`${probe.operation} ${probe.field}=${probe.id}\n  ${wanted}\n  ${seen}`);
      if (status >= 500) differences.push(`${name} answers ${status}`);
    });
    expect(differences.slice(0, 20)).toEqual([]);
    expect(sent).toBeGreaterThanOrEqual(2_000);
    expect(await Promise.all(others.map(({ who }) => stateOf(who)))).toEqual(before);
  });

  it('tells nothing to a key that is revoked, unknown or missing, whether the thing exists or not', async () => {
    const { id, api_key: revoked } = await world.call<{ id: string; api_key: string }>(caller, 'post', 'api-keys', {
      name: 'Soon revoked',
      scopes: ['admin'],
    });
    await world.call(caller, 'delete', `api-keys/${id}`);
    const unknown = caller.key.slice(0, -4) + 'AAAA';
    const differences: string[] = [];
    await inParallel(api.operations.filter(isOfTenant), 8, async (operation) => {
      for (const key of [revoked, unknown, 'nonsense', undefined]) {
        for (const about of [own, Object.fromEntries(Object.entries(own).map(([k, v]) => [k, unknownLike(v)]))]) {
          const { status, text } = await send({ ...ownQuestion(api, operation, about), key }, '');
          if (status !== 401 || !text.includes('"code":"unauthorized"')) {
            differences.push(`${operation.method} ${operation.path} answers ${status}`);
          }
        }
      }
    });
    expect(differences).toEqual([]);
  });

  it('takes events at the URL of their own environment only, and tells no other apart from one that does not exist', async () => {
    const secret = `whsec_${Buffer.from(`native-${caller.canary}`).toString('base64')}`;
    const places = [
      { tenantId: unknownLike(caller.tenantId), id: unknownLike(caller.id) },
      ...others.map(({ who }) => who),
      { tenantId: caller.tenantId, id: unknownLike(caller.id) },
    ];
    const body = JSON.stringify({ type: 'charge.completed', data: { id: own.charge } });
    for (const headers of [signed(secret, 'msg_moved', body), { 'x-api-key': `relay-${caller.canary}` }]) {
      const answers = await Promise.all(
        places.map(async ({ tenantId, id }) => {
          const path = `/api/v1/webhooks/nomod/${tenantId}/${id}`;
          return normalAnswer(await send({ method: 'post', path, headers, body }, id), id);
        }),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^40[01] /);
    }
  });

  it('shows canaries of one to no other: not in answers, headers, logs or calls to Nomod', async () => {
    expect(leaks).toEqual([]);
    const log = world.remit.output();
    for (const { who } of [...others, { who: caller }]) expect(log).not.toContain(who.canary);
    for (const { who } of others) {
      const account = gatewayKeyOf(caller);
      const calls = await ask(world.sandbox.url, { method: 'get', path: `/_sandbox/calls?account=${account}` });
      const objects = await ask(world.sandbox.url, { method: 'get', path: `/_sandbox/accounts/${account}/objects` });
      expect(calls.status + objects.status).toBe(400);
      expect(objects.text).toContain(caller.canary);
      expect(calls.text + objects.text).not.toContain(who.canary);
    }
  });
});
