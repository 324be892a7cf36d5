import { Webhook } from 'standardwebhooks';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { type WebhookReceiver, WebhookReceivers } from '../support/webhook-receiver';

interface EventList {
  items: { id: string; event_type: string }[];
  pagination: { next_cursor: string | null };
}

describe('what endpoints are told, and the log of it', () => {
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

  it.each([
    ['remit', '/api/v1', 'succeeded'],
    ['flexprice', '/v1', 'SUCCEEDED'],
  ])('tells an endpoint in the dialect %s the objects as %s answers them', async (dialect, base, succeeded) => {
    const { id, secret } = await tenant.post('/webhook-endpoints', { url: receiver.url, dialect });
    expect((await tenant.get(`/api/v1/webhook-endpoints/${String(id)}`)).body).toMatchObject({ dialect });
    const invoiceId = await tenant.finalizedInvoice();
    const { id: paymentId } = await tenant.post('/payments', {
      ...{ destination_id: invoiceId, destination_type: 'invoice', payment_method_type: 'offline' },
      ...{ amount: '100.00', currency: 'USD', reference_id: 'TRF-1' },
    });
    await eventually('the invoice to be told of as paid', () => receiver.types(), {
      until: (types) => types.includes('invoice.update.payment'),
    });
    await tenant.settled();
    const told = (type: string) => receiver.received.find(({ event }) => event.event_type === type);
    const customer = told('customer.created')?.event.customer as { id: string };
    expect(customer).toEqual((await tenant.get(`${base}/customers/${customer.id}`)).body);
    const { version } = (await tenant.get('/openapi.json')).body.info as { version: string };
    expect(receiver.received.map(({ event }) => event.api_version)).toEqual(receiver.received.map(() => version));
    const paid = told('invoice.update.payment')?.event.invoice;
    expect(paid).toEqual((await tenant.get(`${base}/invoices/${invoiceId}`)).body);
    expect(paid).toMatchObject({ payment_status: succeeded });
    const payment = told('payment.success')?.event.payment;
    expect(payment).toEqual((await tenant.get(`${base}/payments/${String(paymentId)}`)).body);
    // By the names of Svix alone, for receivers that know no others.
    const { headers = {}, body = '' } = told('payment.success') ?? {};
    const said = ['id', 'timestamp', 'signature'].map((name) => [`webhook-${name}`, headers[`svix-${name}`] ?? '']);
    expect(new Webhook(String(secret)).verify(body, Object.fromEntries(said))).toBeTruthy();
  });

  it('changes the dialect of an endpoint from the next event on, and refuses one that it does not know', async () => {
    const id = await addEndpoint(['invoice.update.finalized']);
    const invoice = () => receiver.received.at(-1)?.event.invoice;
    await tenant.finalizedInvoice();
    await tenant.settled();
    expect(invoice()).toMatchObject({ invoice_status: 'finalized' });
    const path = `/api/v1/webhook-endpoints/${id}`;
    expect((await tenant.call('PUT', path, { dialect: 'flexprice' })).body).toMatchObject({ dialect: 'flexprice' });
    await tenant.call('PUT', path, { description: 'Billing' });
    await tenant.finalizedInvoice();
    await tenant.settled();
    expect(invoice()).toMatchObject({ invoice_status: 'FINALIZED' });
    const { status, body } = await tenant.call('PUT', path, { dialect: 'stripe' });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('must be one of remit, flexprice')]);
  });
});
