import { tokenOf } from '@remit/database';
import { InvoiceSyncStatusChanged, InvoiceSynced, NomodInvoicePaid } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { eventually } from '../../../test/support/probe';
import type { InvoiceSyncResponse } from './dto/invoice-sync-response.dto';
import { InvoiceSync } from './invoice-sync';
import { type Biller, SyncApp } from './spec-support/sync-app';

describe('invoice sync', () => {
  let sync: SyncApp;
  let biller: Biller;

  beforeAll(async () => {
    sync = await SyncApp.start();
  }, 60_000);
  beforeEach(async () => {
    biller = await sync.newBiller();
  });
  afterAll(async () => {
    await sync.stop();
  });

  const standing = (invoiceId: string) =>
    sync.app.inScope(biller.scope, async () =>
      sync.app.get(InvoiceSync).stateOf(await sync.app.get(Invoices).get(invoiceId)),
    );

  it('shows in the list where each invoice stands at Nomod, and narrows the list to it', async () => {
    const customerId = await biller.newCustomer();
    const off = await biller.bill(customerId);
    await eventually(
      'it to be decided that the invoice is not pushed',
      async () => (await biller.syncOf(off)).created_at !== null,
    );
    await biller.connect();
    const synced = await biller.bill(customerId);
    await biller.synced(synced);
    const draft = await biller.draft(customerId);
    const states = async (query: string) => {
      const { items } = await biller.call<{ items: { id: string; nomod_sync_state: string | null }[] }>(
        'get',
        `invoices?${query}`,
      );
      return items.map(({ id, nomod_sync_state: state }) => [id, state]);
    };
    expect(await states('')).toEqual([
      [draft, null],
      [synced, 'synced'],
      [off, 'off'],
    ]);
    expect(await states('nomod_sync_state=SYNCED')).toEqual([[synced, 'synced']]);
    expect(await states('nomod_sync_state=off,none')).toEqual([
      [draft, null],
      [off, 'off'],
    ]);
    expect(await states('nomod_sync_state=failed')).toEqual([]);
    await expect(states('nomod_sync_state=elsewhere')).rejects.toThrow('validation_error');
  });

  describe('when an invoice is finalized', () => {
    it('makes the customer and the invoice at Nomod and shows the URL', async () => {
      const connectionId = await biller.connect();
      const customerId = await biller.newCustomer();
      const invoiceId = await biller.bill(customerId);
      const state = await biller.synced(invoiceId);
      const { customers, invoices } = await biller.atNomod();
      const [invoice] = invoices;
      expect(customers).toMatchObject([{ first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' }]);
      expect(invoices).toMatchObject([
        {
          amount: '100.000',
          currency: 'AED',
          invoice_number: expect.stringMatching(/^INV-\d{6}-00001$/),
          title: expect.stringMatching(/^Acme INV-\d{6}-00001$/),
          note: `Ref. ${tokenOf(invoiceId)}`,
          items: [{ name: 'Plan x 3', amount: '100.000', quantity: 1 }],
        },
      ]);
      expect(state).toMatchObject({
        connection_id: connectionId,
        attempts: 1,
        last_error: null,
        next_try_at: null,
        nomod_invoice_id: invoice?.id,
        nomod_invoice_url: invoice?.url,
        nomod_invoice_status: 'unpaid',
      });
      const shown = await eventually(
        'the invoice to show its URL',
        () => biller.call<{ metadata: Record<string, string> }>('get', `invoices/${invoiceId}`),
        { until: ({ metadata }) => metadata.nomod_invoice_url !== undefined },
      );
      expect(shown.metadata).toMatchObject({
        nomod_invoice_id: invoice?.id,
        nomod_invoice_url: invoice?.url,
        nomod_reference_id: state.nomod_reference_id,
        nomod_invoice_code: state.nomod_invoice_code,
        nomod_invoice_status: 'unpaid',
      });
      expect(await standing(invoiceId)).toMatchObject({
        state: 'synced',
        url: invoice?.url,
        connectionId,
        amountMinor: 10_000n,
      });
    });

    it('leaves it alone while sync is off, and pushes it by hand later and the next ones by itself', async () => {
      await biller.connect(false);
      const invoiceId = await biller.bill(await biller.newCustomer());
      await eventually('the decision to be stored', () => biller.syncOf(invoiceId), {
        until: ({ created_at }) => created_at !== null,
      });
      expect(await standing(invoiceId)).toEqual({ state: 'off' });
      await expect(biller.call('post', `invoices/${invoiceId}/sync`, {})).rejects.toThrow('connection_not_published');

      const [connection] = (await biller.call<{ items: { id: string }[] }>('get', 'connections')).items;
      await biller.call('put', `connections/${connection?.id}`, { sync_config: { invoice: { outbound: true } } });
      // The next one is pushed at once, although this process has just seen that none is.
      await biller.synced(await biller.bill(await biller.newCustomer()));
      expect(await standing(invoiceId)).toEqual({ state: 'off' });
      await biller.call('post', `invoices/${invoiceId}/sync`, {});
      await biller.synced(invoiceId);
      expect(await biller.liveAtNomod()).toHaveLength(2);
    });

    it('does not push what asks nothing', async () => {
      await biller.connect();
      const lines = [{ display_name: 'Free', quantity: '1', amount: '0' }];
      const invoiceId = await biller.bill(await biller.newCustomer(), { line_items: lines });
      expect(await standing(invoiceId)).toEqual({ state: 'off' });
      expect((await biller.syncOf(invoiceId)).state).toBe('off');
    });

    it('names the field that the customer lacks, and goes on once it is there', async () => {
      await biller.connect();
      const customerId = await biller.newCustomer({ email: null });
      const invoiceId = await biller.bill(customerId);
      expect(await biller.reached(invoiceId, 'failed')).toMatchObject({
        last_error_code: 'customer_email_missing',
        last_error: expect.stringContaining('email'),
      });
      expect(await biller.attention(invoiceId)).toMatchObject([{ kind: 'sync_failed' }]);
      expect((await standing(invoiceId)).state).toBe('failed');
      await biller.call('put', `customers/${customerId}`, { email: 'ada@example.com' });
      await biller.call('post', `invoices/${invoiceId}/sync`, {});
      await biller.synced(invoiceId);
    });

    it('cancels an invoice for which Nomod would ask another amount', async () => {
      await biller.connect();
      await biller.options({ tax_percent: '5' });
      const invoiceId = await biller.bill(await biller.newCustomer());
      expect(await biller.reached(invoiceId, 'failed')).toMatchObject({
        last_error_code: 'nomod_amount_mismatch',
        nomod_invoice_status: 'cancelled',
        nomod_invoice_url: null,
      });
      expect(await biller.liveAtNomod()).toEqual([]);
      expect(await biller.events(invoiceId, InvoiceSynced)).toEqual([]);
      await biller.options({ tax_percent: '0' });
      await biller.call('post', `invoices/${invoiceId}/sync`, {});
      await biller.synced(invoiceId);
      expect(await biller.liveAtNomod()).toMatchObject([{ amount: '100.000' }]);
    });

    it('waits while Nomod refuses the key and goes on when it works again', async () => {
      const connectionId = await biller.connect();
      const customerId = await biller.newCustomer();
      await biller.synced(await biller.bill(customerId));
      await sync.control('POST', `accounts/${biller.nomodKey}/revoke`);
      const invoiceId = await biller.bill(customerId);
      await eventually('the pause to show', () => biller.syncOf(invoiceId), {
        until: ({ last_error_code }) => last_error_code === 'connection_paused',
      });
      expect((await standing(invoiceId)).state).toBe('underway');
      await sync.control('POST', `accounts/${biller.nomodKey}/restore`);
      await biller.call('post', `connections/${connectionId}/test`, {});
      await biller.synced(invoiceId);
      expect(await biller.liveAtNomod()).toHaveLength(2);
    }, 30_000);
  });

  describe('when the invoice changes', () => {
    let invoiceId: string;

    beforeEach(async () => {
      await biller.connect();
      invoiceId = await biller.bill(await biller.newCustomer());
      await biller.synced(invoiceId);
    });

    it('cancels it at Nomod when it is voided', async () => {
      await biller.call('post', `invoices/${invoiceId}/void`, {});
      await biller.reached(invoiceId, 'cancelled');
      expect(await biller.liveAtNomod()).toEqual([]);
      expect(await biller.events(invoiceId, InvoiceSyncStatusChanged)).toMatchObject([
        { payload: { nomod_invoice_status: 'cancelled' } },
      ]);
    });

    it('retries the cancel until Nomod confirms it', async () => {
      await biller.fault({ operation: 'edit_invoice', kind: 'status', status: 500, times: 2 });
      await biller.call('post', `invoices/${invoiceId}/void`, {});
      await biller.reached(invoiceId, 'cancelled');
      expect(await biller.liveAtNomod()).toEqual([]);
    });

    it('cancels it at Nomod when it was paid elsewhere', async () => {
      await biller.payOffline(invoiceId, 10_000n);
      await biller.reached(invoiceId, 'cancelled');
      expect(await biller.liveAtNomod()).toEqual([]);
    });

    it('exchanges it when another amount is owed', async () => {
      await biller.call('put', `invoices/${invoiceId}`, { total_discount: '50.00' });
      await eventually('the new amount to be asked', () => biller.liveAtNomod(), {
        until: (live) => live.length === 1 && live[0]?.amount === '50.000',
      });
      await eventually('the new URL to be shown', () => standing(invoiceId), {
        until: (now) => now.state === 'synced' && now.amountMinor === 5_000n,
      });
      expect((await biller.atNomod()).invoices).toHaveLength(2);
    });
  });

  describe('when Nomod says that it is paid', () => {
    let invoiceId: string;
    let nomodInvoiceId: string;

    beforeEach(async () => {
      await biller.connect();
      invoiceId = await biller.bill(await biller.newCustomer());
      nomodInvoiceId = (await biller.synced(invoiceId)).nomod_invoice_id ?? '';
    });

    it.each([
      ['', {}, '10000'],
      [', of another amount when nothing else explains it', { amount: '99.00' }, '9900'],
    ])('finds the charge by looking, once%s', async (_, terms, total_minor) => {
      const { id } = await sync.control<{ id: string }>('POST', `invoices/${nomodInvoiceId}/pay`, terms);
      const paid = await eventually('the payment to be found', () => biller.events(invoiceId, NomodInvoicePaid), {
        until: (events) => events.length > 0,
      });
      const charge = { charge_id: id, total_minor };
      expect(paid).toMatchObject([{ payload: { charge, nomod_invoice_id: nomodInvoiceId, evidence: 'poll' } }]);
      expect(await biller.syncOf(invoiceId)).toMatchObject({ nomod_invoice_status: 'paid', nomod_charge_id: id });
    });

    it('knows at once when it is asked to look, and says so when there is nothing to look at', async () => {
      const check = (id: string) => biller.call<InvoiceSyncResponse>('post', `invoices/${id}/check`);
      await sync.control('POST', `invoices/${nomodInvoiceId}/pay`, {});
      expect((await check(invoiceId)).nomod_invoice_status).toBe('paid');
      await expect(check(await biller.draft(await biller.newCustomer()))).rejects.toThrow('409');
      await expect(check('inv_unknown')).rejects.toThrow('404');
    });

    it('records a payment that came before a void', async () => {
      const { id } = await sync.control<{ id: string }>('POST', `invoices/${nomodInvoiceId}/pay`, {});
      await biller.call('post', `invoices/${invoiceId}/void`, {});
      const paid = await eventually('the payment to be found', () => biller.events(invoiceId, NomodInvoicePaid), {
        until: (events) => events.length > 0,
      });
      expect(paid).toMatchObject([{ payload: { charge: { charge_id: id } } }]);
    });

    it('asks a person when several charges may explain it', async () => {
      const [customer] = (await biller.atNomod()).customers;
      const sale = { type: 'invoice', customer_id: customer?.id, amount: '100.00' };
      await sync.control('POST', `accounts/${biller.nomodKey}/charges`, sale);
      await sync.control('POST', `invoices/${nomodInvoiceId}/pay`, {});
      const ids = (await biller.atNomod()).charges.map(({ id }) => id);
      const rows = await eventually('attention to be asked for', () => biller.attention(invoiceId), {
        until: (all) => all.some(({ kind }) => kind === 'paid_without_charge'),
      });
      const listed = String(rows[0]?.nomods.possible_charges).split(', ');
      expect(listed.map((text) => text.split(' ')[0]).toSorted()).toEqual(ids.toSorted());
      expect(listed[0]).toMatch(/^\S+ \(100\.00 AED at \d{4}-\d\d-\d\dT\S+Z\)$/);
      expect(await biller.events(invoiceId, NomodInvoicePaid)).toEqual([]);
    }, 15_000);

    it('asks a person when it was cancelled there', async () => {
      await fetch(
        `${(await biller.syncOf(invoiceId)).nomod_invoice_url?.split('/en/')[0]}/v1/invoices/${nomodInvoiceId}/edit`,
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'x-api-key': biller.nomodKey },
          body: JSON.stringify({ status: 'cancelled' }),
        },
      );
      expect(await biller.reached(invoiceId, 'failed')).toMatchObject({ last_error_code: 'cancelled_at_nomod' });
    });
  });
});
