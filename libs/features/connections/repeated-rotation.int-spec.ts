import type { FeatureApp } from '../../../test/support/feature-app';
import { onDatabase } from '../../../test/support/on-database';
import { Connections } from './connections';
import { startConnectionsApp } from './spec-support/connections-app';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

describe('a rotation of the webhook secret', () => {
  let app: FeatureApp;

  beforeAll(async () => {
    app = await startConnectionsApp();
  });
  afterAll(() => app.stop());

  /** What a crash leaves behind that came after the request's own commit and before its answer was noted. */
  async function forgetAnswer(idempotencyKey: string): Promise<void> {
    await onDatabase(app.testDatabase.url, (client) =>
      client.query(
        `update idempotency_keys set state = 'running', status = null, body = null, locked_until = now() - interval '1 s' where key = $1`,
        [idempotencyKey],
      ),
    );
  }

  it('that is repeated after a crash leaves the secret valid that Nomod signs with', async () => {
    const { id: tenantId, sandbox } = await app.newTenant();
    const { key } = sandbox;
    const sample = { name: 'Nomod', provider_type: 'nomod', api_key: 'sk_test_rotation', webhook_secret: SECRET };
    const { body: connection } = await app.call('post', 'connections', { key, body: sample });
    const path = `connections/${connection.id}/webhook-secret/rotate`;
    const rotate = () => app.call('post', path, { key, body: {}, headers: { 'idempotency-key': 'rotate' } });
    const { body: first } = await rotate();
    expect(first.webhook_secret).toMatch(/^whsec_/);
    await forgetAnswer('rotate');
    expect((await rotate()).body.webhook_secret).toBe(first.webhook_secret);
    const valid = await app.get(Connections).webhookSecrets({ tenantId, environmentId: sandbox.id });
    expect(valid.map(({ secret }) => secret)).toEqual([first.webhook_secret, SECRET]);
    expect((await rotate()).body.webhook_secret).toBeNull();
  });
});
