import { ConnectionRefused, EventBus } from '@remit/domain-events';
import { PaymentGateway } from '@remit/gateway';
import type { FeatureApp, TestTenant } from '../../../test/support/feature-app';
import { eventually } from '../../../test/support/probe';
import { startSandboxProcess } from '../../../test/support/sandbox-process';
import type { ServerProcess } from '../../../test/support/server-process';
import { Connections } from './connections';
import { startConnectionsApp } from './spec-support/connections-app';

describe('calls through a connection', () => {
  let sandbox: ServerProcess;
  let app: FeatureApp;
  let acme: TestTenant;
  let key: string;

  beforeAll(async () => {
    sandbox = await startSandboxProcess();
    app = await startConnectionsApp({ nomodApiUrl: sandbox.url });
  });
  beforeEach(async () => {
    acme = await app.newTenant();
    key = acme.sandbox.key;
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.stop();
  });

  const call = (method: 'get' | 'post', path: string) => app.call(method, `connections/${path}`, { key });
  /** The sandbox accepts keys of the form `sk_...` and refuses all others. */
  const newId = async (name: string, apiKey: string): Promise<string> =>
    (await app.call('post', 'connections', { key, body: { name, provider_type: 'nomod', api_key: apiKey } })).body.id;

  it('asks Nomod whether the key works', async () => {
    const good = await newId('Good', 'sk_test_1234');
    const bad = await newId('Bad', 'not-a-key-of-nomod');
    expect((await call('post', `${good}/test`)).body).toEqual({
      connection_id: good,
      ok: true,
      refused: false,
      message: 'Nomod accepts the API key.',
    });
    const { status, body } = await call('post', `${bad}/test`);
    expect([status, body.ok, body.refused, body.message]).toEqual([200, false, true, 'Nomod refuses the API key.']);
    const listed = (await app.call('get', 'connections', { key })).body.items;
    expect(listed).toMatchObject([
      {
        id: bad,
        last_call_succeeded_at: null,
        last_call_failed_at: expect.any(String),
        last_call_failure: 'unauthorized',
      },
      { id: good, last_call_succeeded_at: expect.any(String), last_call_failed_at: null, last_call_failure: null },
    ]);
  });

  it('shows how the last call through it ended, whatever it was for', async () => {
    const id = await newId('Nomod', 'sk_test_1234');
    const nomod = app.get(PaymentGateway);
    const scope = { tenantId: acme.id, environmentId: acme.sandbox.id };
    const credentials = await app.get(Connections).credentials(scope, id);
    await expect(nomod.getCharge(credentials, 'nothing')).rejects.toMatchObject({ kind: 'not_found' });
    await nomod.findLinks(credentials);
    const { body } = await eventually('the calls to be shown', () => call('get', id), {
      until: (answer) => answer.body.last_call_succeeded_at !== null,
    });
    expect(body.last_call_failure).toBe('not_found');
    expect(Date.parse(body.last_call_succeeded_at)).toBeGreaterThanOrEqual(Date.parse(body.last_call_failed_at));
    expect(body.updated_at).toBe(body.created_at);
  });

  it('tries the saved key when a refusal may be of the earlier one, whose call waited for its turn', async () => {
    const id = await newId('Late', 'sk_test_late');
    const scope = { tenantId: acme.id, environmentId: acme.sandbox.id };
    await app.inScope(scope, async () => {
      const keySet16SecondsAgo = `update connections set api_key_set_at = now() - interval '16 s' where id = $1`;
      await app.database.manager.query(keySet16SecondsAgo, [id]);
      await app.get(EventBus).publish(new ConnectionRefused({ connection_id: id }));
    });
    const { body } = await eventually('the saved key to be tried', () => call('get', id), {
      until: (answer) => answer.body.last_call_succeeded_at !== null,
    });
    expect(body.paused_at).toBeNull();
  });

  it('shows how many calls the account takes and what those of today were for', async () => {
    const id = await newId('Counted', 'sk_test_counted');
    await call('post', `${id}/test`);
    const { body } = await eventually('the calls to be counted', () => call('get', `${id}/calls`), {
      until: (answer) => answer.body.today.interactive > 0,
    });
    expect(body).toEqual({
      connection_id: id,
      calls_per_second: 200,
      last_refused_at: null,
      blocked_until: null,
      is_down: false,
      today: { interactive: 1, reading: 0, push: 0, sweep: 0, refused: 0 },
      sweep: null,
    });
  });
});
