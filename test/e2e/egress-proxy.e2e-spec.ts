import { eventually } from '../support/probe';
import { type TestCertificate, makeCertificate } from '../support/certificate';
import { EgressProxy, TlsFront } from '../support/egress-proxy';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { PATIENCE } from '../support/shop';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebhookReceiver } from '../support/webhook-receiver';

/** A public address that nothing here routes to: only the proxy of this test answers for it. */
const ENDPOINT = '192.88.99.77';

describe('where only a proxy leads out', () => {
  let certificate: TestCertificate;
  let database: TestDatabase;
  let sandbox: ServerProcess;
  let remit: RemitProcess;
  let front: TlsFront;
  let tenant: TenantClient;
  let connection: string;
  const proxy = new EgressProxy();
  const receiver = new WebhookReceiver();

  beforeAll(async () => {
    certificate = makeCertificate('DNS:nomod.test', `IP:${ENDPOINT}`);
    [database, sandbox] = await Promise.all([createTestDatabase(), startSandboxProcess(), receiver.start()]);
    front = new TlsFront(certificate, (host) => (host === ENDPOINT ? new URL(receiver.url).origin : sandbox.url));
    await proxy.start(await front.start());
    remit = await startRemit({
      databaseUrl: database.url,
      nomodUrl: 'https://nomod.test',
      env: { HTTPS_PROXY: `http://remit:pass%20word@${proxy.host}`, NODE_EXTRA_CA_CERTS: certificate.ca },
    });
    tenant = await TenantClient.create(remit);
    connection = `/api/v1/connections/${await tenant.publishConnection()}`;
  }, 120_000);
  afterAll(async () => {
    await remit.stop();
    proxy.stop();
    front.stop();
    await Promise.all([sandbox.stop(), receiver.stop()]);
    await database.drop();
    certificate.remove();
  });
  beforeEach(() => {
    proxy.asked.length = 0;
    proxy.refuse(undefined);
  });

  it('calls Nomod through it, by a tunnel that shows no key', async () => {
    expect((await tenant.call('POST', `${connection}/test`)).body).toMatchObject({ ok: true });
    expect(proxy.asked[0]).toEqual({
      target: 'nomod.test:443',
      authorization: `Basic ${Buffer.from('remit:pass word').toString('base64')}`,
    });
    expect(front.seen.some((seen) => seen.startsWith('nomod.test/v1/'))).toBe(true);
  });

  it.each([401, 403, 407, 502])(
    'takes a %s of the proxy for Nomod that cannot be reached, not for an answer of Nomod',
    async (status) => {
      proxy.refuse(status);
      const { body } = await tenant.call('POST', `${connection}/test`);
      expect(JSON.stringify(body)).toMatch(/could not be reached/);
      proxy.refuse(undefined);
      expect((await tenant.get(connection)).body).toMatchObject({ status: 'published', paused_reason: null });
    },
  );

  it("sends tenants' webhooks through it, to the address that was checked", async () => {
    const { id } = await tenant.post('/webhook-endpoints', { url: `https://${ENDPOINT}/hook` });
    await tenant.post(`/webhook-endpoints/${String(id)}/test`);
    await eventually('the webhook to arrive', async () => receiver.received.length > 0, PATIENCE);
    expect(front.seen).toContain(`${ENDPOINT}/hook`);
    expect(proxy.asked.map(({ target }) => target)).toContain(`${ENDPOINT}:443`);
  });
});
