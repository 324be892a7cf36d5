import { Invoices } from '@remit/invoices';
import { eventually } from '../../../test/support/probe';
import { sampled } from '../../../test/support/sampled';
import { InvoicePush } from './push/invoice-push';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { outstandingAmount } from './rules/next-step';
import { type Biller, SyncApp } from './spec-support/sync-app';

/** Faults that leave it uncertain, or seem to, whether the object was created. */
const FAULTS: Readonly<Record<string, object>> = {
  'reset before work': { kind: 'reset_before' },
  'reset after work': { kind: 'reset_after' },
  'time-out before work': { kind: 'timeout', ms: 900 },
  'time-out after work': { kind: 'timeout_after', ms: 900 },
  '500 before work': { kind: 'status', status: 500 },
  '500 after work': { kind: 'status_after', status: 500 },
  '502 in HTML': { kind: 'status', status: 502, format: 'html' },
  '503': { kind: 'status', status: 503 },
  '429 with Retry-After': { kind: 'status', status: 429, retry_after: '1' },
  '429 without': { kind: 'status', status: 429 },
  redirect: { kind: 'redirect' },
  'empty 200': { kind: 'empty_200' },
  'truncated JSON': { kind: 'truncated_json' },
  'wrong types': { kind: 'wrong_types' },
  "another object's id": { kind: 'other_object_id' },
  'a body too large': { kind: 'huge_body' },
  'one byte now and then': { kind: 'drip', ms: 100 },
};

let sync: SyncApp;

beforeAll(async () => {
  sync = await SyncApp.start({ pollIntervalSeconds: 1 });
}, 60_000);
afterAll(async () => {
  await sync.stop();
});

async function connectedBiller(): Promise<Biller> {
  const biller = await sync.newBiller();
  await biller.connect();
  return biller;
}

const creations = ['create_customer', 'create_invoice'].flatMap((operation) =>
  Object.entries(FAULTS).map(([name, fault]) => ({ operation, name, fault })),
);

// Each case has its own tenant and Nomod account, so the cases run in parallel. Most of their time is waiting.
it.concurrent.each(sampled(creations))(
  '$operation: $name ends in one customer and one invoice',
  async ({ operation, fault }) => {
    const biller = await connectedBiller();
    await biller.fault({ operation, times: 1, ...fault });
    const invoiceId = await biller.bill(await biller.newCustomer());
    await biller.synced(invoiceId);
    const { customers } = await biller.atNomod();
    const live = await biller.liveAtNomod();
    expect([customers.length, live.length]).toEqual([1, 1]);
    await eventually('the right invoice to be known', () => biller.syncOf(invoiceId), {
      until: ({ nomod_invoice_id }) => nomod_invoice_id === live[0]?.id,
    });
  },
  30_000,
);

it.concurrent.each(sampled(Object.entries(FAULTS)))(
  'cancel: %s ends in no live invoice',
  async (_name, fault) => {
    const biller = await connectedBiller();
    const invoiceId = await biller.bill(await biller.newCustomer());
    await biller.synced(invoiceId);
    await biller.fault({ operation: 'edit_invoice', times: 1, ...fault });
    await biller.call('post', `invoices/${invoiceId}/void`, {});
    await biller.reached(invoiceId, 'cancelled');
    expect(await biller.liveAtNomod()).toEqual([]);
  },
  30_000,
);

it('cancels what a call of unknown outcome made for an invoice that was voided meanwhile', async () => {
  const biller = await connectedBiller();
  await biller.fault({ operation: 'create_invoice', times: 1, kind: 'timeout_after', ms: 900 });
  const invoiceId = await biller.bill(await biller.newCustomer());
  await eventually('the call to arrive', () => biller.atNomod(), { until: ({ invoices }) => invoices.length === 1 });
  await biller.call('post', `invoices/${invoiceId}/void`, {});
  await biller.reached(invoiceId, 'cancelled');
  expect(await biller.liveAtNomod()).toEqual([]);
}, 30_000);

it('cancels the spare that a lagging lookup led to', async () => {
  const biller = await connectedBiller();
  await biller.options({ lookup_lag_ms: 1_500 });
  await biller.fault({ operation: 'create_invoice', times: 1, kind: 'reset_after' });
  const invoiceId = await biller.bill(await biller.newCustomer());
  await biller.synced(invoiceId);
  await eventually('the spare to be cancelled', () => biller.liveAtNomod(), {
    until: (live) => live.length === 1,
    timeoutMs: 15_000,
  });
  const { nomod_invoice_id } = await biller.syncOf(invoiceId);
  expect((await biller.liveAtNomod()).map(({ id }) => id)).toEqual([nomod_invoice_id]);
}, 30_000);

it('makes one customer and one invoice each when many of the same are finalized at once', async () => {
  const biller = await connectedBiller();
  const customerId = await biller.newCustomer();
  const ids = await Promise.all(Array.from({ length: 5 }, () => biller.bill(customerId)));
  await Promise.all(ids.map((id) => biller.call('post', `invoices/${id}/sync`, {})));
  await Promise.all(ids.map((id) => biller.synced(id)));
  const { customers, invoices } = await biller.atNomod();
  expect([customers.length, invoices.length]).toEqual([1, 5]);
}, 30_000);

it('makes one page when another connection takes the push over before the customer of the first is there', async () => {
  const { app } = sync;
  const biller = await sync.newBiller();
  const first = await biller.connect();
  await biller.fault({ operation: 'create_customer', kind: 'status', status: 503, times: 3 });
  const invoiceId = await biller.bill(await biller.newCustomer());
  await biller.reached(invoiceId, 'syncing');
  const slowPush = await app.inScope(biller.scope, async () => {
    const invoice = await app.get(Invoices).get(invoiceId);
    const record = await app.get(InvoiceSyncRepository).lockById(invoiceId);
    const owed = outstandingAmount(invoice);
    if (!record || !owed) throw new Error('The invoice is not pushed');
    return app.get(InvoicePush).plan(biller.scope, record, invoice, owed);
  });
  await biller.connect(true, 'Another');
  await biller.call('post', `connections/${first}/unpublish`);
  await biller.dashboard('DELETE', 'faults');
  await biller.call('post', `invoices/${invoiceId}/sync`);
  await biller.synced(invoiceId);
  await expect(slowPush?.()).rejects.toThrow('taken over');
  expect(await biller.liveAtNomod()).toHaveLength(1);
}, 30_000);

it('gives a waiting push up, before a person, when pushing is switched off meanwhile', async () => {
  const biller = await sync.newBiller();
  const connectionId = await biller.connect();
  const customerId = await biller.newCustomer();
  await biller.synced(await biller.bill(customerId));
  await sync.control('POST', `accounts/${biller.nomodKey}/revoke`);
  const invoiceId = await biller.bill(customerId);
  await eventually('the push to wait', () => biller.syncOf(invoiceId), {
    until: ({ last_error_code }) => last_error_code === 'connection_paused',
  });
  await biller.call('put', `connections/${connectionId}`, { sync_config: { invoice: { outbound: false } } });
  expect(await biller.reached(invoiceId, 'failed')).toMatchObject({ last_error_code: 'connection_not_published' });
}, 60_000);
