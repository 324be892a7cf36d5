import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { hangs, WebhookReceiver } from '../support/webhook-receiver';

describe('receivers that do not answer', () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let receiver: WebhookReceiver;
  const receivers: WebhookReceiver[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:9' });
  }, 120_000);

  beforeEach(async () => {
    tenant = await TenantClient.create(remit);
    receiver = await newReceiver();
  });

  afterAll(async () => {
    await Promise.all(receivers.map((each) => each.stop()));
    await remit.stop();
    await database.drop();
  });

  const newReceiver = async (): Promise<WebhookReceiver> => {
    const created = new WebhookReceiver();
    await created.start();
    receivers.push(created);
    return created;
  };

  const addEndpoint = async (owner: TenantClient, { url }: WebhookReceiver): Promise<{ id: string }> => ({
    id: String((await owner.post('/webhook-endpoints', { url })).id),
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
    const quick = await newReceiver();
    await addEndpoint(neighbour, quick);
    const start = Date.now();
    await neighbour.finalizedInvoice();
    await eventually('the neighbour to hear', () => quick.types().includes('invoice.update.finalized'));
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(receiver.received).toHaveLength(8);
  }, 30_000);
});
