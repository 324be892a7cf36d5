import { ownQuestion, isOfTenant } from '../isolation/probes';
import { ask, inParallel, type Question } from '../support/ask';
import { OpenApi, type Operation } from '../support/open-api';
import { expectNoStall } from '../support/stalls';
import { MEASURED_HEAP } from '../support/used-memory';
import { type Holdings, type TestEnvironment, World } from '../support/world';

jest.setTimeout(180_000);

const PLANTED = 'planted7f3a';

/** Members that only the server sets, with values that an attacker would like. */
const PROTECTED: Readonly<Record<string, unknown>> = {
  id: `inv_${PLANTED}`,
  tenant_id: `tenant_${PLANTED}`,
  environment_id: `env_${PLANTED}`,
  created_by: PLANTED,
  updated_by: PLANTED,
  created_at: '1999-01-01T00:00:00.000Z',
  updated_at: '1999-01-01T00:00:00.000Z',
  finalized_at: '1999-01-01T00:00:00.000Z',
  succeeded_at: '1999-01-01T00:00:00.000Z',
  invoice_status: 'finalized',
  payment_status: 'succeeded',
  amount_paid: '99999.99',
  amount_remaining: '0.00',
  amount_refunded: '99999.99',
  refunded_amount: '99999.99',
  overpaid_amount: '99999.99',
  invoice_number: PLANTED,
  gateway_payment_id: PLANTED,
  gateway_tracking_id: PLANTED,
  payment_url: `https://${PLANTED}.example`,
  hash: PLANTED,
  display_id: PLANTED,
  last_used_at: '1999-01-01T00:00:00.000Z',
  revoked_at: '1999-01-01T00:00:00.000Z',
};

/** Members that the API lets a caller set: for example, a key names its environment. */
const OWN_TO_SAY = /^(scopes|environment_id|expires_at|status)$/;

const isWrite = ({ method, body }: Operation) => ['post', 'put', 'patch'].includes(method) && body !== undefined;

describe('members of bodies', () => {
  let world: World;
  let who: TestEnvironment;
  let own: Holdings;
  let api: OpenApi;
  let operations: Operation[];

  beforeAll(async () => {
    world = await World.start({ LOG_LEVEL: 'warn', ...MEASURED_HEAP });
    who = (await world.newTenant('Acme')).sandbox;
    own = await world.furnish(who);
    api = await OpenApi.of(world.remit.url);
    operations = api.operations.filter((operation) => isOfTenant(operation) && isWrite(operation));
  });
  afterAll(() => world.stop());

  const send = (question: Question) => ask(world.remit.url, { ...question, key: who.key });
  const bodyOf = (question: Question) => (question.body ?? {}) as Record<string, unknown>;

  it('that only the server sets stay as they are on every create, change and action', async () => {
    const wrong: string[] = [];
    let probes = 0;
    for (const operation of operations) {
      const documented = api.resolve(operation.body ?? {}).properties ?? {};
      for (const [name, value] of Object.entries(PROTECTED)) {
        if (name in documented || OWN_TO_SAY.test(name)) continue;
        const question = ownQuestion(api, operation, own);
        const { status, text } = await send({ ...question, body: { ...bodyOf(question), [name]: value } });
        probes += 1;
        if (status >= 500 && !text.includes('"code":"nomod_'))
          wrong.push(`${operation.path} ${name}: ${status} ${text}`);
        if (status < 300 && text.includes(JSON.stringify(value)) && holds(JSON.parse(text), name, value))
          wrong.push(`${operation.method} ${operation.path} took ${name}: ${text.slice(0, 300)}`);
      }
    }
    process.stdout.write(`${probes} tries to set what only the server sets, over ${operations.length} operations\n`);
    expect(wrong).toEqual([]);
    expect(probes).toBeGreaterThan(400);
    await expectNothingPlanted();
  });

  it('that are null, or of the wrong kind, never fail inside', async () => {
    const wrong: string[] = [];
    const members = operations.flatMap((operation) =>
      Object.keys(api.resolve(operation.body ?? {}).properties ?? {}).flatMap((name) =>
        [null, '', -1, true, [null], { [name]: null }].map((value) => ({ operation, name, value })),
      ),
    );
    await expectNoStall(world.remit, () =>
      inParallel(members, 8, async ({ operation, name, value }) => {
        const question = ownQuestion(api, operation, own);
        const { status, text } = await send({ ...question, body: { ...bodyOf(question), [name]: value } });
        if (status >= 500 && !text.includes('"code":"nomod_'))
          wrong.push(`${operation.method} ${operation.path} ${name}=${JSON.stringify(value)}: ${text}`);
      }),
    );
    process.stdout.write(`${members.length} members of the wrong kind, over ${operations.length} operations\n`);
    expect(wrong).toEqual([]);
  });

  /** Checks the lists afterwards. Metadata may hold anything, but none was sent with these texts. */
  async function expectNothingPlanted(): Promise<void> {
    for (const list of [
      'customers',
      'invoices',
      'payments',
      'connections',
      'api-keys',
      'environments',
      'webhook-endpoints',
    ]) {
      const { status, text } = await send({ method: 'get', path: `/api/v1/${list}?limit=1000` });
      expect(status).toBe(200);
      expect(text).not.toContain(PLANTED);
      expect(text).not.toContain('1999-01-01');
    }
  }
});

/** Whether an answer contains this member with this value, at any depth. */
function holds(value: unknown, name: string, wanted: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, member]) => (key === name && member === wanted) || holds(member, name, wanted),
  );
}
