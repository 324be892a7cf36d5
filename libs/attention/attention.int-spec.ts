import { Connection, ConnectionsModule } from '@remit/connections';
import { Customer, CustomersModule } from '@remit/customers';
import {
  AttentionNeeded,
  AttentionResolved,
  ConnectionRefused,
  type DomainEvent,
  EventBacklog,
  EventBus,
} from '@remit/domain-events';
import {
  Invoice,
  InvoiceLine,
  InvoiceNumberCounter,
  InvoicesModule,
  LedgerEntry,
  LedgerTransaction,
} from '@remit/invoices';
import { CustomerMapping, InvoiceSyncModule, InvoiceSyncRecord } from '@remit/invoice-sync';
import { RemoteOperation } from '@remit/nomod';
import { Charge, Payment, PaymentAttempt, PaymentRefund, PaymentsModule } from '@remit/payments';
import { WebhookDelivery, WebhooksModule } from '@remit/webhooks';
import { controlSandbox } from '../../test/contract/sandbox-control';
import { FeatureApp, type TestTenant } from '../../test/support/feature-app';
import { eventually } from '../../test/support/probe';
import { startSandboxProcess } from '../../test/support/sandbox-process';
import type { ServerProcess } from '../../test/support/server-process';
import { AttentionItem } from './attention-item.entity';
import { AttentionModule } from './attention.module';

const RELAY_SECRET = 'relay-secret-of-this-test';

describe('needs attention', () => {
  let sandbox: ServerProcess;
  let app: FeatureApp;
  let tenant: TestTenant;
  let apiKey: string;
  let connectionId: string;
  let accounts = 0;

  beforeAll(async () => {
    sandbox = await startSandboxProcess();
    app = await FeatureApp.start({
      modules: [
        ConnectionsModule,
        CustomersModule,
        InvoicesModule,
        InvoiceSyncModule,
        PaymentsModule,
        WebhooksModule,
        AttentionModule,
      ],
      entities: [
        Connection,
        Customer,
        CustomerMapping,
        Invoice,
        InvoiceLine,
        InvoiceNumberCounter,
        InvoiceSyncRecord,
        LedgerEntry,
        LedgerTransaction,
        RemoteOperation,
        Payment,
        PaymentAttempt,
        PaymentRefund,
        Charge,
        WebhookDelivery,
        AttentionItem,
      ],
      settings: { nomodApiUrl: sandbox.url, unmatchedEventHours: 0, pollIntervalSeconds: 0.1 },
    });
  });
  beforeEach(async () => {
    tenant = await app.newTenant();
    apiKey = `sk_test_attention.${(accounts += 1)}`;
    const { body } = await post('connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: apiKey,
      webhook_secret: RELAY_SECRET,
      sync_config: { invoice: { outbound: false } },
      status: 'published',
    });
    connectionId = body.id;
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.stop();
  });

  const key = () => tenant.sandbox.key;
  const post = (path: string, body: object = {}) => app.call('post', path, { key: key(), body });
  const get = async (path: string) => (await app.call('get', path, { key: key() })).body;
  const scope = () => ({ tenantId: tenant.id, environmentId: tenant.sandbox.id });

  async function publish(event: DomainEvent): Promise<void> {
    await app.inScope(scope(), () => app.get(EventBus).publish(event));
    await settled();
  }

  async function settled(): Promise<void> {
    await eventually('the event backlog to be empty', () => app.get(EventBacklog).read('none'), {
      until: ({ jobs, dead }) => jobs === 0 && dead === 0,
    });
  }

  function needed(changes: Partial<AttentionNeeded['payload']> = {}): AttentionNeeded {
    return new AttentionNeeded({
      key: 'overpaid:pay_1',
      kind: 'overpaid',
      summary: 'More was taken than asked.',
      invoice_id: 'inv_1',
      payment_id: 'pay_1',
      charge_id: 'ch_1',
      connection_id: connectionId,
      ours: { amount_due: '100.00', currency: 'AED' },
      nomods: { amount: '120.00', currency: 'AED' },
      ...changes,
    });
  }

  async function finalizedInvoice(currency = 'AED'): Promise<string> {
    const customer = await post('customers', { external_id: 'acme', name: 'Acme', email: 'a@example.com' });
    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const invoice = await post('invoices', { customer_id: customer.body.id, currency, line_items });
    await post(`invoices/${invoice.body.id}/finalize`);
    return invoice.body.id;
  }

  const tillCharge = async (amount: string): Promise<string> =>
    (await controlSandbox<{ id: string }>(sandbox.url, 'POST', `/accounts/${apiKey}/charges`, { amount })).id;

  it('shows what happened, both sides of it, what to do and what can be done', async () => {
    await publish(needed());
    const { items, pagination } = await get('attention');
    expect(pagination.total).toBe(1);
    expect(items[0]).toMatchObject({
      id: expect.stringMatching(/^att_[0-9A-Z]{26}$/),
      kind: 'overpaid',
      status: 'open',
      summary: 'More was taken than asked.',
      what_to_do: expect.stringContaining('Give it back at Nomod'),
      actions: ['check', 'dismiss'],
      evidence: { ours: { amount_due: '100.00', currency: 'AED' }, nomods: { amount: '120.00', currency: 'AED' } },
      invoice_id: 'inv_1',
      payment_id: 'pay_1',
      occurrences: 1,
      resolved_at: null,
      note: null,
    });
    expect(await get(`attention/${items[0].id}`)).toEqual(items[0]);
  });

  it('keeps one open row for a key, with the newest evidence', async () => {
    await publish(needed());
    await publish(needed({ nomods: { amount: '130.00', currency: 'AED' } }));
    const { items } = await get('attention');
    expect(items).toEqual([expect.objectContaining({ occurrences: 2 })]);
    expect(items[0].evidence.nomods.amount).toBe('130.00');
  });

  it('closes a row by itself when the matter has settled, and opens a new one when it comes back', async () => {
    await publish(needed());
    await publish(new AttentionResolved({ key: 'overpaid:pay_1' }));
    expect((await get('attention')).pagination.total).toBe(0);
    const { items } = await get('attention?status=RESOLVED');
    expect(items).toEqual([expect.objectContaining({ status: 'resolved', resolved_by: 'remit' })]);
    await publish(needed());
    expect((await get('attention')).pagination.total).toBe(1);
  });

  it('closes a row that is listed after the event that settles it', async () => {
    const event = needed();
    const missing = await app.inScope(scope(), async () => {
      const bus = app.get(EventBus);
      const resolved = new AttentionResolved({ key: event.payload.key });
      return [await bus.publish(event), await bus.publish(resolved)];
    });
    expect(missing).toHaveLength(2);
    await eventually('the row to be closed', () => get('attention?status=resolved'), {
      until: ({ pagination }) => pagination.total === 1,
    });
  });

  it('leaves what a person dismissed, until its evidence changes', async () => {
    await publish(needed());
    const [item] = (await get('attention')).items;
    expect((await post(`attention/${item.id}/dismiss`, { note: ' ' })).body.error.param).toBe('note');
    const { status, body } = await post(`attention/${item.id}/dismiss`, { note: 'Agreed with the customer.' });
    expect([status, body.status, body.note, body.actions]).toEqual([200, 'dismissed', 'Agreed with the customer.', []]);
    expect((await post(`attention/${item.id}/dismiss`, { note: 'Again' })).body.error.code).toBe('conflict');
    await publish(needed());
    expect((await get('attention')).pagination.total).toBe(0);
    expect((await get(`attention/${item.id}`)).occurrences).toBe(2);
    await publish(needed({ nomods: { amount: '150.00', currency: 'AED' } }));
    expect((await get('attention')).items).toEqual([expect.objectContaining({ occurrences: 1 })]);
  });

  it('filters by kind, pages by cursor and belongs to its environment alone', async () => {
    for (const name of ['1', '2', '3']) await publish(needed({ key: `overpaid:${name}` }));
    await publish(needed({ key: 'sync_failed:inv_1', kind: 'sync_failed' }));
    expect((await get('attention?kind=sync_failed')).items).toHaveLength(1);
    expect((await get('attention?kind=nonsense')).error.param).toBe('kind');
    const first = await get('attention?kind=overpaid&limit=2');
    const second = await get(`attention?kind=overpaid&limit=2&cursor=${first.pagination.next_cursor}`);
    const keys = [...first.items, ...second.items].map((item) => item.key);
    expect(keys).toEqual(['overpaid:3', 'overpaid:2', 'overpaid:1']);
    const other = await app.call('get', `attention/${first.items[0].id}`, { key: tenant.production.key });
    expect([other.status, other.body.error.code]).toEqual([404, 'not_found']);
  });

  it('matches a charge to an invoice by hand, once, after reading it back', async () => {
    const invoiceId = await finalizedInvoice();
    const chargeId = await tillCharge('100.00');
    await publish(needed({ key: `unmatched_event:${chargeId}`, kind: 'unmatched_event', charge_id: chargeId }));
    await publish(needed({ key: 'paid_without_charge:inv_9', kind: 'paid_without_charge', charge_id: null }));
    const [nameless, item] = (await get('attention')).items;
    const { status, body } = await post(`attention/${item.id}/match`, { invoice_id: invoiceId });
    expect([status, body.status]).toEqual([200, 'resolved']);
    await settled();
    expect(await get(`invoices/${invoiceId}`)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
    const { items } = await get(`payments?destination_id=${invoiceId}`);
    expect(items).toEqual([
      expect.objectContaining({
        gateway_payment_id: chargeId,
        payment_status: 'succeeded',
        payment_method_type: 'card',
      }),
    ]);
    const without = await post(`attention/${nameless.id}/match`, { invoice_id: invoiceId });
    expect(without.body.error.param).toBe('charge_id');
    const again = await post(`attention/${nameless.id}/match`, { invoice_id: invoiceId, charge_id: chargeId });
    expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);
    expect((await get('audit')).ok).toBe(true);
  });

  it('refuses a match that could not be booked', async () => {
    const invoiceId = await finalizedInvoice('USD');
    const chargeId = await tillCharge('100.00');
    await publish(needed({ kind: 'unmatched_event', charge_id: chargeId }));
    const [item] = (await get('attention')).items;
    const match = async (invoice_id: string) => (await post(`attention/${item.id}/match`, { invoice_id })).body.error;
    expect((await match(invoiceId)).code).toBe('currency_mismatch');
    expect((await match('inv_none')).code).toBe('not_found');
    await publish(needed({ key: 'unmatched_event:ch_none', kind: 'unmatched_event', charge_id: 'ch_none' }));
    const [unknown] = (await get('attention')).items;
    const absent = await post(`attention/${unknown.id}/match`, { invoice_id: invoiceId });
    expect(absent.body.error.message).toBe('Nomod knows no such charge.');
  });

  it('checks an unmatched event by working on its delivery again', async () => {
    const route = `webhooks/nomod/${tenant.id}/${tenant.sandbox.id}`;
    const headers = { 'x-api-key': RELAY_SECRET };
    await app.call('post', route, { headers, body: { type: 'payment_link.paid', data: { id: 'ch_unknown' } } });
    await settled();
    const [item] = (await get('attention')).items;
    expect(item).toMatchObject({
      kind: 'unmatched_event',
      charge_id: 'ch_unknown',
      actions: ['check', 'match', 'dismiss'],
    });
    expect((await post(`attention/${item.id}/check`)).status).toBe(200);
    await settled();
    expect((await get(`attention/${item.id}`)).occurrences).toBe(2);
    expect((await post(`attention/${item.id}/retry`)).body.error.code).toBe('conflict');
  });

  it('lists a refused key until one that works is saved', async () => {
    await publish(new ConnectionRefused({ connection_id: connectionId }));
    await settled();
    const [item] = (await get('attention')).items;
    expect(item).toMatchObject({ kind: 'connection_refused', connection_id: connectionId, actions: ['dismiss'] });
    expect((await post(`connections/${connectionId}/test`)).body.ok).toBe(true);
    await settled();
    expect((await get(`attention/${item.id}`)).status).toBe('resolved');
  });

  it('lists a payment that got no link, and tries the link again', async () => {
    const invoiceId = await finalizedInvoice();
    const fault = { operation: 'create_link', kind: 'status', status: 400, account: apiKey, times: 1 };
    await controlSandbox(sandbox.url, 'POST', '/faults', fault);
    const refused = await post('payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'AED',
    });
    expect(refused.body.error.code).toBe('nomod_link_creation_failed');
    const { items } = await eventually('the payment to be listed', () => get('attention?kind=link_missing'), {
      until: ({ pagination }) => pagination.total === 1,
    });
    expect(items[0]).toMatchObject({ invoice_id: invoiceId, actions: ['retry', 'dismiss'] });
    expect((await post(`attention/${items[0].id}/retry`)).status).toBe(200);
    expect((await get(`payments/${items[0].payment_id}`)).payment_status).toBe('pending');
    await eventually('the row to be closed', () => get(`attention/${items[0].id}`), {
      until: ({ status }) => status === 'resolved',
    });
  });

  it('asks for the sync again when it failed', async () => {
    const invoiceId = await finalizedInvoice();
    await publish(needed({ key: `sync_failed:${invoiceId}`, kind: 'sync_failed', invoice_id: invoiceId }));
    const [item] = (await get('attention')).items;
    expect((await post(`attention/${item.id}/retry`)).status).toBe(200);
    const { items } = await get(`invoices/${invoiceId}/timeline`);
    expect(items).toContainEqual(expect.objectContaining({ type: 'invoice.sync_requested' }));
  });
});
