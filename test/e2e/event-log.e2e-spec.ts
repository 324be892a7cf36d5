import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { type WebhookReceiver, WebhookReceivers } from '../support/webhook-receiver';

interface EventList {
  items: { id: string; event_type: string }[];
  pagination: { next_cursor: string | null };
}

describe('the log of events', () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let receiver: WebhookReceiver;
  const receivers = new WebhookReceivers();

  beforeAll(async () => {
    database = await createTestDatabase();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:1' });
  }, 120_000);

  beforeEach(async () => {
    tenant = await TenantClient.create(remit);
    receiver = await receivers.open();
  });

  afterAll(async () => {
    await receivers.stop();
    await remit.stop();
    await database.drop();
  });

  const addEndpoint = async (events: string[], target = receiver) =>
    String((await tenant.post('/webhook-endpoints', { url: target.url, events })).id);

  it('lists what happened, and sends an endpoint what it was never told, then the same again', async () => {
    await tenant.finalizedInvoice();
    await tenant.settled();
    const list = async (query: string) => (await tenant.get(`/api/v1/events?${query}`)).body as unknown as EventList;
    const { items } = await list('event_type=customer.created');
    expect(items).toMatchObject([{ event_type: 'customer.created', customer_id: expect.stringMatching(/^cust_/) }]);
    const [first, rest] = [await list('limit=1'), await list('limit=50')];
    expect(rest.items.map(({ event_type }) => event_type)).toEqual(['invoice.update.finalized', 'customer.created']);
    const next = await list(`limit=1&cursor=${String(first.pagination.next_cursor)}`);
    expect([...first.items, ...next.items]).toEqual(rest.items);
    expect((await list('end_time=2020-01-01')).items).toEqual([]);

    const id = await addEndpoint(['customer.created']);
    expect(receiver.received).toEqual([]);
    const replay = (body: object = {}) => tenant.post(`/webhook-endpoints/${id}/replay`, body);
    expect(await replay()).toEqual({ queued: 1, waiting: 0, next_start_time: null });
    await tenant.settled();
    expect(receiver.received).toMatchObject([{ event: { event_type: 'customer.created', event_id: items[0]?.id } }]);
    expect(await replay()).toMatchObject({ queued: 1 });
    await tenant.settled();
    const [sent, again] = receiver.received;
    expect(again).toMatchObject({ body: sent?.body, headers: { 'webhook-id': sent?.headers['webhook-id'] } });
    expect(await replay({ end_time: '2020-01-01', start_time: '2019-01-01' })).toMatchObject({ queued: 0 });
  });

  it('tells an event by the most precise of its names that the endpoint hears', async () => {
    const general = await receivers.open();
    await addEndpoint(['refund.succeeded']);
    await addEndpoint(['payment.refunded', 'refund.succeeded'], general);
    const payment = await tenant.post('/payments', {
      destination_type: 'invoice',
      destination_id: await tenant.finalizedInvoice(),
      payment_method_type: 'offline',
      amount: '100.00',
      currency: 'USD',
    });
    await tenant.post(`/payments/${String(payment.id)}/refund`, { full: true });
    await tenant.settled();
    expect([receiver.types(), general.types()]).toEqual([['refund.succeeded'], ['payment.refunded']]);
    expect(receiver.received[0]?.event).toMatchObject({ payment: { id: payment.id, payment_url: null } });
  });
});
