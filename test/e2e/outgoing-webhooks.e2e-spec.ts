import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { answers, hangs, resets, type WebhookReceiver, WebhookReceivers } from '../support/webhook-receiver';

interface Endpoint {
  id: string;
  secret: string;
}

interface Outgoing {
  id: string;
  status: string;
  attempt_count: number;
  attempts: {
    response_status: number | null;
    response_body: string | null;
    error: string | null;
    request_headers: Record<string, string>;
  }[];
}

describe('outgoing webhooks', () => {
  let database: TestDatabase;
  let sql: Client;
  let sandbox: ServerProcess;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let receiver: WebhookReceiver;
  const receivers = new WebhookReceivers();

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new Client({ connectionString: database.url });
    await sql.connect();
    sandbox = await startSandboxProcess();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: sandbox.url });
  }, 120_000);

  beforeEach(async () => {
    tenant = await TenantClient.create(remit);
    receiver = await receivers.open();
  });

  afterAll(async () => {
    await receivers.stop();
    await remit.stop();
    await sandbox.stop();
    await sql.end();
    await database.drop();
  });

  const addEndpoint = async (input: object = {}, owner = tenant, target = receiver): Promise<Endpoint> =>
    (await owner.post('/webhook-endpoints', { url: target.url, ...input })) as unknown as Endpoint;

  const outgoing = async (id: string): Promise<Outgoing> =>
    (await tenant.get(`/api/v1/outgoing-webhooks/${id}`)).body as unknown as Outgoing;

  /** As if the pauses of all retries were over. */
  const letTimePass = async () => {
    await sql.query('update webhook_endpoints set paused_until = now() where paused_until is not null');
    await sql.query(
      `update event_deliveries set due_at = now()
       where subscriber = 'send-webhook-when-outgoing-webhook-queued' and status = 'pending' and leased_by is null`,
    );
  };

  const attempted = (id: string, times: number) =>
    eventually(`${times} attempts`, () => outgoing(id), {
      until: ({ attempt_count }) => attempt_count === times,
      timeoutMs: 20_000,
    });

  it('tells of everything that happens to a payment, signed so that the standard library verifies it', async () => {
    const { secret } = await addEndpoint();
    await tenant.publishConnection();
    const invoiceId = await tenant.finalizedInvoice();
    const payment = await tenant.linkPayment(invoiceId);
    await fetch(`${sandbox.url}/_sandbox/links/${String(payment.gateway_tracking_id)}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await tenant.post(`/payments/${String(payment.id)}/check`);

    await eventually('the invoice to be told of as paid', () => receiver.types(), {
      until: (types) => types.includes('invoice.update.payment'),
    });
    await tenant.settled();
    expect(receiver.types().sort()).toEqual([
      'connection.created',
      'connection.published',
      'customer.created',
      'invoice.update.finalized',
      'invoice.update.payment',
      'payment.created',
      'payment.pending',
      'payment.success',
    ]);
    for (const { body, headers } of receiver.received) expect(new Webhook(secret).verify(body, headers)).toBeTruthy();
    const success = receiver.received.find(({ event }) => event.event_type === 'payment.success')?.event;
    expect(success).toMatchObject({
      environment_id: tenant.environmentId,
      payment: { id: payment.id, payment_status: 'succeeded', amount: '100.00', destination_id: invoiceId },
    });
    expect(JSON.stringify(success)).not.toContain(String(payment.payment_url));
  });

  it('sends only what an endpoint hears, and nothing while it is switched off', async () => {
    const { id } = await addEndpoint({ events: ['customer.created'] });
    await tenant.finalizedInvoice();
    await tenant.settled();
    expect(receiver.types()).toEqual(['customer.created']);
    await tenant.call('PUT', `/api/v1/webhook-endpoints/${id}`, { enabled: false });
    await tenant.finalizedInvoice();
    await tenant.settled();
    expect(receiver.types()).toEqual(['customer.created']);
  });

  it('tries again on the schedule, with the same id and body, whatever the receiver does', async () => {
    const { id } = await addEndpoint({ events: ['customer.created'] });
    receiver.behaviours.push(
      answers(500, 'x'.repeat(5_000)),
      answers(302, '', { location: `${receiver.url}/elsewhere` }),
      resets,
      answers(429, 'slow down'),
      hangs,
    );
    const sent = await tenant.post(`/webhook-endpoints/${id}/test`);
    const webhookId = String(sent.id);
    for (let times = 1; times <= 6; times += 1) {
      await attempted(webhookId, times);
      await letTimePass();
    }
    const { status, attempts } = await outgoing(webhookId);
    expect(status).toBe('delivered');
    expect(attempts.map(({ response_status }) => response_status)).toEqual([500, 302, null, 429, null, 200]);
    // The receiver is on this machine: nothing of what it says is shown.
    expect(attempts.map(({ response_body }) => response_body)).toEqual([null, null, null, null, null, null]);
    expect(attempts[1]?.error).toContain('redirects are not followed');
    expect(attempts[4]?.error).toBe('No answer within 15 s');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([webhookId]));
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(receiver.received.every(({ path }) => path === '/hook')).toBe(true);
  }, 60_000);

  it('says of each endpoint how many of its calls failed within a day, and of each call what was sent', async () => {
    const other = await receivers.open();
    const { id } = await addEndpoint({ events: ['customer.created'] });
    const { id: quiet } = await addEndpoint({ events: ['customer.created'] }, tenant, other);
    receiver.behaviours.push(answers(500, 'no'));
    const sent = (await tenant.post(`/webhook-endpoints/${id}/test`)) as unknown as Outgoing;
    await attempted(sent.id, 1);
    await letTimePass();
    await attempted(sent.id, 2);
    const counts = async () => {
      const { items } = (await tenant.get('/api/v1/webhook-endpoints')).body as unknown as {
        items: { id: string; attempts_24h: number; failures_24h: number }[];
      };
      return items.map((endpoint) => [endpoint.id, endpoint.attempts_24h, endpoint.failures_24h]);
    };
    expect(await counts()).toEqual([
      [quiet, 0, 0],
      [id, 2, 1],
    ]);
    expect((await tenant.get(`/api/v1/webhook-endpoints/${id}`)).body).toMatchObject({
      attempts_24h: 2,
      failures_24h: 1,
    });
    const [first] = (await outgoing(sent.id)).attempts;
    expect(first?.request_headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': sent.id,
      'webhook-signature': expect.stringMatching(/^v1,/),
    });
    await sql.query(
      `update outgoing_webhook_attempts set attempted_at = now() - interval '25 hours' where error is not null`,
    );
    expect(await counts()).toEqual([
      [quiet, 0, 0],
      [id, 1, 0],
    ]);
  });

  it('gives up after the whole schedule, and sends again when asked', async () => {
    const { id } = await addEndpoint();
    receiver.default = answers(500);
    const webhookId = String((await tenant.post(`/webhook-endpoints/${id}/test`)).id);
    for (let times = 1; times <= 8; times += 1) {
      await attempted(webhookId, times);
      await letTimePass();
    }
    expect((await outgoing(webhookId)).status).toBe('failed');
    receiver.default = answers(204);
    await tenant.post(`/outgoing-webhooks/${webhookId}/replay`);
    expect((await attempted(webhookId, 9)).status).toBe('delivered');
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(webhookId);
  }, 60_000);

  it('signs with both secrets after a rotation, and never shows a secret again', async () => {
    const { id, secret } = await addEndpoint();
    const rotated = (await tenant.post(`/webhook-endpoints/${id}/rotate`)) as unknown as Endpoint;
    expect(rotated.secret).toMatch(/^whsec_/);
    await tenant.post(`/webhook-endpoints/${id}/test`);
    await eventually('the test event', () => receiver.received.length);
    for (const each of [secret, rotated.secret]) {
      const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
      expect(new Webhook(each).verify(body, headers)).toMatchObject({ event_type: 'webhook.test' });
    }
    const shown = JSON.stringify([
      (await tenant.get(`/api/v1/webhook-endpoints/${id}`)).body,
      (await tenant.get('/api/v1/webhook-endpoints')).body,
    ]);
    expect(shown).not.toContain('whsec_');
  });

  it('leaves the secret valid that a receiver knows when a rotation is repeated after a crash', async () => {
    const { id, secret } = await addEndpoint();
    const path = `/api/v1/webhook-endpoints/${id}/rotate`;
    const rotate = async () => (await tenant.call('POST', path, {}, { 'idempotency-key': 'rotate' })).body.secret;
    const first = String(await rotate());
    await sql.query(
      `update idempotency_keys set state = 'running', status = null, body = null, locked_until = now() where key = 'rotate'`,
    );
    expect(await rotate()).toBe(first);
    await tenant.post(`/webhook-endpoints/${id}/test`);
    await eventually('the test event', () => receiver.received.length);
    const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
    for (const each of [secret, first]) expect(new Webhook(each).verify(body, headers)).toBeDefined();
  });

  it('switches an endpoint off that is gone, or has failed for five days', async () => {
    const gone = await addEndpoint();
    receiver.default = answers(410);
    await tenant.post(`/webhook-endpoints/${gone.id}/test`);
    const endpoint = (id: string) => async () => (await tenant.get(`/api/v1/webhook-endpoints/${id}`)).body;
    const off = { until: ({ enabled }: Record<string, unknown>) => enabled === false };
    expect(await eventually('the gone endpoint to be off', endpoint(gone.id), off)).toMatchObject({
      disabled_reason: 'The endpoint answered 410 Gone',
    });

    const failing = await addEndpoint();
    receiver.default = answers(503);
    const webhookId = String((await tenant.post(`/webhook-endpoints/${failing.id}/test`)).id);
    await attempted(webhookId, 1);
    await sql.query(`update webhook_endpoints set failing_since = now() - interval '5 days' where id = $1`, [
      failing.id,
    ]);
    await letTimePass();
    expect(await eventually('the failing endpoint to be off', endpoint(failing.id), off)).toMatchObject({
      disabled_reason: 'No message could be delivered for five days',
    });

    const listed = async () =>
      ((await tenant.get('/api/v1/attention')).body.items as { evidence: { ours: { endpoint_id: string } } }[]).map(
        ({ evidence }) => evidence.ours.endpoint_id,
      );
    const both = [failing.id, gone.id];
    await eventually('both to need attention', listed, { until: (ids) => both.every((id) => ids.includes(id)) });
    await tenant.call('PUT', `/api/v1/webhook-endpoints/${failing.id}`, { enabled: true });
    await tenant.call('DELETE', `/api/v1/webhook-endpoints/${gone.id}`);
    await eventually('both to be settled', listed, { until: (ids) => ids.length === 0 });
  }, 30_000);

  it('refuses URLs that it must not call, and keeps tenants apart', async () => {
    for (const url of [
      'http://example.com/hook',
      'https://user:secret@example.com/hook',
      'https://10.0.0.1/hook',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00::1]/hook',
      'https://[::ffff:192.168.1.1]/hook',
      'ftp://127.0.0.1/hook',
      'nonsense',
    ]) {
      expect(await tenant.call('POST', '/api/v1/webhook-endpoints', { url })).toMatchObject({
        status: 400,
        body: { code: 'validation_error', error: { param: 'url' } },
      });
    }
    const { id } = await addEndpoint();
    const stranger = await TenantClient.create(remit);
    expect((await stranger.get(`/api/v1/webhook-endpoints/${id}`)).status).toBe(404);
    expect((await stranger.call('POST', `/api/v1/webhook-endpoints/${id}/test`, {})).status).toBe(404);
    expect((await tenant.call('DELETE', `/api/v1/webhook-endpoints/${id}`)).status).toBe(204);
    expect((await tenant.get(`/api/v1/webhook-endpoints/${id}`)).status).toBe(404);
  });
});
