import { Client } from 'pg';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { answers, hangs, resets, type WebhookReceiver, WebhookReceivers } from '../support/webhook-receiver';

describe('receivers that do not answer', () => {
  let database: TestDatabase;
  let sql: Client;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let receiver: WebhookReceiver;
  const receivers = new WebhookReceivers();

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new Client({ connectionString: database.url });
    await sql.connect();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:9' });
  }, 120_000);

  beforeEach(async () => {
    tenant = await TenantClient.create(remit);
    receiver = await receivers.open();
  });

  afterAll(async () => {
    await receivers.stop();
    await remit.stop();
    await sql.end();
    await database.drop();
  });

  const addEndpoint = async (owner: TenantClient, { url }: WebhookReceiver): Promise<{ id: string }> => ({
    id: String((await owner.post('/webhook-endpoints', { url })).id),
  });

  const endpoint = async (id: string) => (await tenant.get(`/api/v1/webhook-endpoints/${id}`)).body;
  const attention = async () =>
    ((await tenant.get('/api/v1/attention?status=open')).body.items as { kind: string }[]).map(({ kind }) => kind);
  const endPause = async (id: string) => {
    await sql.query('update webhook_endpoints set paused_until = now() where id = $1', [id]);
    await sql.query(`update event_deliveries set due_at = now() where status = 'pending' and leased_by is null`);
  };

  /** Messages that come back within the pause or at its end. */
  const dueSoon = async (): Promise<number> => {
    const { rows } = await sql.query(
      `select 1 from event_deliveries where status = 'pending' and lane = 'webhook' and due_at < now() + interval '4 minutes'`,
    );
    return rows.length;
  };

  const waiting = (id: string, count: number) =>
    eventually(`${count} messages to wait for the end of the pause`, async () => {
      const { rows } = await sql.query(
        `select 1 from outgoing_webhooks w join webhook_endpoints e on e.id = w.endpoint_id
         where e.id = $1 and w.status = 'pending' and w.next_attempt_at >= e.paused_until`,
        [id],
      );
      return rows.length === count;
    });

  it('leaves a dead one alone, tries one message after each pause, and sends the others once it answers', async () => {
    receiver.default = resets;
    const { id } = await addEndpoint(tenant, receiver);
    const test = () => tenant.post(`/webhook-endpoints/${id}/test`);
    for (let count = 1; count <= 5; count += 1) {
      await test();
      await eventually('the call', () => receiver.received.length >= count);
    }
    await eventually('the pause', () => endpoint(id), { until: ({ paused_until }) => paused_until !== null });
    const called = receiver.received.length;
    await Promise.all(Array.from({ length: 5 }, test));
    await waiting(id, 10);
    expect(await dueSoon()).toBeLessThanOrEqual(2);
    expect(receiver.received).toHaveLength(called);
    expect(await attention()).toEqual([]);

    await endPause(id);
    await eventually('the probe to be in Needs attention', attention, {
      until: ([kind]) => kind === 'endpoint_paused',
    });
    expect(receiver.received).toHaveLength(called + 1);
    // However many wait, one comes back for the next look; those that were called have schedules of their own.
    await eventually('a message to wait for the next probe', dueSoon, { until: (count) => [1, 2].includes(count) });
    const { paused_until, enabled } = await endpoint(id);
    expect(enabled).toBe(true);
    expect(Date.parse(String(paused_until)) - Date.now()).toBeGreaterThan(45_000);

    receiver.default = answers(200);
    await endPause(id);
    const arrived = () => new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size;
    await eventually('all messages to arrive', async () => {
      const { rows } = await sql.query(
        `select 1 from outgoing_webhooks where endpoint_id = $1 and status = 'pending'`,
        [id],
      );
      return rows.length === 0 && arrived() === 10;
    });
    expect(await endpoint(id)).toMatchObject({ paused_until: null, failing_since: null });
    await eventually('the row to close by itself', attention, { until: (kinds) => kinds.length === 0 });
  }, 60_000);

  it('sends at once when somebody switches a paused one on', async () => {
    const { id } = await addEndpoint(tenant, receiver);
    await sql.query(
      `update webhook_endpoints set paused_until = now() + interval '1 hour', unanswered = 9 where id = $1`,
      [id],
    );
    await tenant.post(`/webhook-endpoints/${id}/test`);
    await waiting(id, 1);
    expect(receiver.received).toHaveLength(0);
    expect((await tenant.call('PUT', `/api/v1/webhook-endpoints/${id}`, { enabled: true })).body).toMatchObject({
      paused_until: null,
    });
    await eventually('the message', () => receiver.received.length === 1);
  });

  it("lets the hanging endpoints of one tenant's many environments delay nobody else", async () => {
    receiver.default = hangs;
    await Promise.all(
      (await tenant.moreEnvironments(5)).map(async (environment) => {
        const { id } = await addEndpoint(environment, receiver);
        await Promise.all(Array.from({ length: 10 }, () => environment.post(`/webhook-endpoints/${id}/test`)));
      }),
    );
    await eventually('the slow endpoints to be called', () => receiver.received.length >= 8);

    const neighbour = await TenantClient.create(remit);
    const quick = await receivers.open();
    await addEndpoint(neighbour, quick);
    const start = Date.now();
    await neighbour.finalizedInvoice();
    await eventually('the neighbour to hear', () => quick.types().includes('invoice.update.finalized'));
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(receiver.received).toHaveLength(8);
  }, 30_000);
});
