import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { answers, WebhookReceiver } from '../support/webhook-receiver';
import { ask } from './support/ask';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

interface Outgoing {
  readonly attempts: readonly { readonly response_body: string | null; readonly error: string | null }[];
}

describe('outgoing webhooks', () => {
  let world: World;
  let tenant: { sandbox: TestEnvironment; production: TestEnvironment };
  const inside = new WebhookReceiver();

  beforeAll(async () => {
    await inside.start();
    inside.default = answers(200, 'INTERNAL-SECRET');
    world = await World.start({ ALLOW_LOOPBACK_WEBHOOKS: 'false' });
    tenant = await world.newTenant('Acme');
  });
  afterAll(async () => {
    await world.stop();
    await inside.stop();
  });

  it('cannot be sent to this machine or its network, however it is spelled, in any environment', async () => {
    const { port } = new URL(inside.url);
    const hosts = [
      ...[
        '127.0.0.1',
        'localhost',
        'x.localhost',
        'localhost.',
        '127.1',
        '0x7f.1',
        '2130706433',
        '0177.0.0.1',
        '0.0.0.0',
      ],
      ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254'],
      ...['100.64.0.1', '[fd00::1]', '[fe80::1]', '[64:ff9b::7f00:1]'],
    ];
    const taken: string[] = [];
    for (const who of [tenant.sandbox, tenant.production]) {
      for (const url of hosts.flatMap((host) => [
        `http://${host}:${port}/_sandbox/reset`,
        `https://${host}:${port}/`,
      ])) {
        const { status } = await ask(world.remit.url, {
          method: 'post',
          path: '/api/v1/webhook-endpoints',
          key: who.key,
          body: { url },
        });
        if (status !== 400) taken.push(`${url}: ${status}`);
      }
    }
    expect(taken).toEqual([]);
  });

  it('are not sent to this machine by an endpoint that was saved when that was allowed', async () => {
    const { id } = await world.call(tenant.sandbox, 'post', 'webhook-endpoints', { url: 'https://example.com/hook' });
    const save = 'update webhook_endpoints set url = $2, loopback_allowed = true where id = $1';
    await onDatabase(world.database.url, (sql) => sql.query(save, [id, `${inside.url}/any`]));
    const sent = await world.call(tenant.sandbox, 'post', `webhook-endpoints/${id}/test`);
    const { attempts } = await eventually(
      'the attempt',
      () => world.call<Outgoing>(tenant.sandbox, 'get', `outgoing-webhooks/${sent.id}`),
      { until: ({ attempts: made }) => made.length > 0 },
    );
    expect(attempts[0]?.error).toContain('must not be on this machine');
    expect(attempts[0]?.response_body).toBeNull();
    expect(inside.received).toEqual([]);
  });
});
