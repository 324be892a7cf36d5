import type { FeatureApp, TestTenant } from '../../../test/support/feature-app';
import { newSandbox, type RunningSandbox } from '../../../test/support/sandbox-app';
import { startConnectionsApp } from './spec-support/connections-app';

const LIVE = 'sk_live_modes.secret';
const TEST = 'sk_test_modes.secret';

describe('live and test keys', () => {
  let gateway: RunningSandbox;
  let sandboxGateway: RunningSandbox;
  let app: FeatureApp;
  let acme: TestTenant;

  beforeAll(async () => {
    gateway = await newSandbox();
    sandboxGateway = await newSandbox();
    app = await startConnectionsApp({ nomodApiUrl: gateway.url, nomodSandboxUrl: sandboxGateway.url });
    acme = await app.newTenant();
  });
  afterAll(async () => {
    await app.stop();
    await gateway.close();
    await sandboxGateway.close();
  });

  const create = (key: string, body: object) =>
    app.call('post', 'connections', { key, body: { name: 'Nomod', provider_type: 'nomod', ...body } });
  const save = (key: string, id: string, body: object) =>
    app.call('put', `connections/${id}/credentials`, { key, body });
  const callsAt = async ({ url }: RunningSandbox): Promise<number> => {
    return ((await (await fetch(`${url}/_sandbox/calls`)).json()) as unknown[]).length;
  };

  it.each([
    ['sandbox', LIVE, TEST, 'live key in sandbox'],
    ['production', TEST, LIVE, 'test key in production'],
  ] as const)(
    'in %s %s is refused until it is confirmed in the words that the answer names',
    async (type, odd, plain, words) => {
      const { key } = acme[type];
      const refused = await create(key, { api_key: odd });
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ details: { confirm_mode: words }, error: { param: 'api_key' } });
      expect(refused.body.error.hint).toContain(`"confirm_mode": "${words}"`);
      expect((await create(key, { encrypted_secret_data: { api_key: odd } })).status).toBe(400);
      expect((await create(key, { api_key: odd, confirm_mode: 'yes' })).status).toBe(400);

      const { body: connection } = await create(key, { api_key: plain });
      expect((await save(key, connection.id, { api_key: odd })).body.details).toEqual({ confirm_mode: words });
      expect((await save(key, connection.id, { api_key: odd, confirm_mode: words })).status).toBe(200);
      const meant = await create(key, { name: 'Meant', api_key: odd, ...refused.body.details });
      expect(meant.status).toBe(201);
    },
  );

  it('a sandbox environment calls the gateway of NOMOD_SANDBOX_URL, a production one never does', async () => {
    for (const [type, key, called, other] of [
      ['sandbox', TEST, sandboxGateway, gateway],
      ['production', LIVE, gateway, sandboxGateway],
    ] as const) {
      const { body } = await create(acme[type].key, { name: 'Routed', api_key: key });
      const before = [await callsAt(called), await callsAt(other)];
      const { body: check } = await app.call('post', `connections/${body.id}/test`, { key: acme[type].key });
      expect(check.ok).toBe(true);
      expect([await callsAt(called), await callsAt(other)]).toEqual([Number(before[0]) + 1, before[1]]);
      expect((await save(acme[type].key, body.id, { api_key: `${key}.2` })).status).toBe(200);
      expect(await callsAt(other)).toBe(before[1]);
    }
  });
});
