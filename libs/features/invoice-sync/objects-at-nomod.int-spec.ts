import { NomodInvoicePaid } from '@remit/domain-events';
import { type GatewayCharge } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { nomodCharge } from '../../../test/support/nomod-charge';
import { eventually } from '../../../test/support/probe';
import { belongingOf } from './rules/belonging';
import { PAID_WITHOUT_CHARGE } from './invoice-sync-record.entity';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { InvoiceSync } from './invoice-sync';
import { ReturnAddresses } from './returns/return-addresses';
import { type Biller, SyncApp } from './spec-support/sync-app';
import { InvoiceSweep } from './watch/invoice-sweep';

describe('what stands at Nomod already when an invoice is pushed', () => {
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

  const troubled = (invoiceId: string) =>
    eventually('a person to be asked', async () =>
      (await biller.attention(invoiceId)).some(({ kind }) => kind === 'gateway_trouble'),
    );
  const chargeWanted = async (invoiceId: string) => {
    const asked = await eventually('a person to be asked for the charge', async () =>
      (await biller.attention(invoiceId)).find(({ kind }) => kind === 'paid_without_charge'),
    );
    if (!asked) throw new Error('Nobody was asked');
    return asked;
  };

  it('adopts the customer that Nomod knows by the email', async () => {
    await biller.connect();
    await biller.synced(await biller.bill(await biller.newCustomer()));
    await biller.synced(await biller.bill(await biller.newCustomer({ email: 'ADA@example.com' })));
    const { customers, invoices } = await biller.atNomod();
    expect([customers.length, invoices.length]).toEqual([1, 2]);
  });

  it('adopts the customer whose email Nomod keeps in another letter case, though its filter knows only that one', async () => {
    await biller.connect();
    await biller.options({ email_filter: 'exact' });
    await biller.synced(await biller.bill(await biller.newCustomer({ email: 'Ada@Example.com' })));
    await biller.synced(await biller.bill(await biller.newCustomer({ email: 'ada@example.com' })));
    const { customers, invoices } = await biller.atNomod();
    expect([customers.length, invoices.length]).toEqual([1, 2]);
  });

  it('takes the next number when an invoice of somebody else has it', async () => {
    await biller.connect();
    await biller.options({ unique_invoice_numbers: true });
    const customerId = await biller.newCustomer();
    const { nomod_customer_id: customer_id } = await biller.synced(await biller.bill(customerId));
    const [first] = (await biller.atNomod()).invoices;
    const invoice_number = first?.invoice_number.replace(/1$/, '2');
    const items = [{ name: 'Coffee', amount: '10.00' }];
    await biller.dashboard('POST', `accounts/${biller.nomodKey}/invoices`, {
      ...{ customer: customer_id, invoice_number, items },
      ...{ currency: 'AED', title: 'Made in the app', due_date: '2035-01-01' },
    });
    const invoiceId = await biller.bill(customerId);
    const { nomod_invoice_id } = await biller.synced(invoiceId);
    const ours = (await biller.atNomod()).invoices.find(({ id }) => id === nomod_invoice_id);
    expect(ours?.invoice_number).toBe(`${invoice_number}-2`);
    expect(await biller.attention(invoiceId)).toEqual([]);
  }, 20_000);

  it('makes the customer again that was deleted at Nomod', async () => {
    await biller.connect();
    const customerId = await biller.newCustomer();
    await biller.synced(await biller.bill(customerId));
    const [{ id: deleted } = { id: '' }] = (await biller.atNomod()).customers;
    await biller.dashboard('DELETE', `customers/${deleted}`);
    const sync = await biller.synced(await biller.bill(customerId));
    expect(sync.nomod_customer_id).not.toBe(deleted);
    const left = (await biller.atNomod()).customers.filter((customer) => !customer.deleted);
    expect(left).toMatchObject([{ id: sync.nomod_customer_id, email: 'ada@example.com' }]);
    expect((await biller.synced(await biller.bill(customerId))).nomod_customer_id).toBe(sync.nomod_customer_id);
  }, 20_000);

  it('addresses the next invoice to the email that the customer has by now', async () => {
    await biller.connect();
    const customerId = await biller.newCustomer();
    const before = await biller.synced(await biller.bill(customerId));
    await biller.call('put', `customers/${customerId}`, { email: 'accounts@example.com' });
    const after = await biller.synced(await biller.bill(customerId));
    const { customers } = await biller.atNomod();
    expect(customers.find(({ id }) => id === after.nomod_customer_id)).toMatchObject({
      email: 'accounts@example.com',
    });
    await biller.call('put', `customers/${customerId}`, { name: 'Ada King' });
    expect((await biller.synced(await biller.bill(customerId))).nomod_customer_id).toBe(after.nomod_customer_id);
    await biller.call('put', `customers/${customerId}`, { email: 'ADA@example.com' });
    expect((await biller.synced(await biller.bill(customerId))).nomod_customer_id).toBe(before.nomod_customer_id);
    expect((await biller.atNomod()).customers).toHaveLength(2);
  }, 20_000);

  it('asks a person when the invoice was deleted there', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    await biller.dashboard('DELETE', `invoices/${(await biller.synced(invoiceId)).nomod_invoice_id}`);
    expect(await biller.reached(invoiceId, 'failed')).toMatchObject({ last_error_code: 'cancelled_at_nomod' });
  });

  it('asks nobody any more once the invoice that was cancelled there is void', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const { nomod_invoice_id } = await biller.synced(invoiceId);
    await biller.dashboard('POST', `invoices/${nomod_invoice_id}/cancel`);
    await biller.reached(invoiceId, 'failed');
    await biller.call('post', `invoices/${invoiceId}/void`);
    expect(await biller.reached(invoiceId, 'cancelled')).toMatchObject({ last_error_code: null });
  });

  it('asks a person about an invoice whose status is none that Nomod documents', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const { nomod_invoice_id } = await biller.synced(invoiceId);
    await biller.dashboard('POST', `invoices/${nomod_invoice_id}/oddities`, { kind: 'unknown_status' });
    await troubled(invoiceId);
  }, 20_000);

  it('asks a person about the page of a void invoice that cannot be read, and cancels it once it can be', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const page = `invoices/${(await biller.synced(invoiceId)).nomod_invoice_id}`;
    await biller.dashboard('POST', `${page}/oddities`, { kind: 'total_as_null' });
    await biller.call('post', `invoices/${invoiceId}/void`);
    await troubled(invoiceId);
    await biller.dashboard('DELETE', `${page}/oddities`);
    await biller.reached(invoiceId, 'cancelled');
  }, 40_000);

  it('asks a person when the invoice was paid and then deleted there, before anything told of it', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const { nomod_invoice_id } = await biller.synced(invoiceId);
    await biller.fault({ operation: 'get_invoice', kind: 'status', status: 503 });
    const own = await biller.dashboard<{ id: string }>('POST', `invoices/${nomod_invoice_id}/pay`, { silent: true });
    await biller.dashboard('DELETE', `invoices/${nomod_invoice_id}`);
    await biller.dashboard('DELETE', 'faults');
    expect((await chargeWanted(invoiceId)).nomods.possible_charges).toMatch(new RegExp(`^${own.id} \\(`));
  }, 20_000);

  it('asks a person while a charge of its customer cannot be read, and goes on looking', async () => {
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const { nomod_invoice_id, nomod_customer_id: customer_id } = await biller.synced(invoiceId);
    const sale = { type: 'invoice', customer_id, amount: '7.00', silent: true };
    const other = await biller.dashboard<{ id: string }>('POST', `accounts/${biller.nomodKey}/charges`, sale);
    await biller.dashboard('POST', `charges/${other.id}/oddities`, { kind: 'total_as_number' });
    const payment = { currency: 'GBP', silent: true };
    const own = await biller.dashboard<{ id: string }>('POST', `invoices/${nomod_invoice_id}/pay`, payment);
    expect((await chargeWanted(invoiceId)).nomods.possible_charges).toMatch(new RegExp(`^${own.id} \\(`));
    await biller.dashboard('PATCH', `charges/${other.id}`, { status: 'failed' });
    await biller.dashboard('DELETE', `charges/${other.id}/oddities`);
    const paid = await eventually('the charge to be found', () => biller.events(invoiceId, NomodInvoicePaid), {
      until: (events) => events.length > 0,
    });
    expect(paid).toMatchObject([{ payload: { charge: { charge_id: own.id } } }]);
  }, 20_000);

  it('knows that a page can be paid also beside older and newer ones that were paid by a charge nobody knows', async () => {
    const { app } = sync;
    const connectionId = await biller.connect();
    const customerId = await biller.newCustomer();
    const [oldest, open, newest] = [
      await biller.bill(customerId),
      await biller.bill(customerId),
      await biller.bill(customerId),
    ];
    for (const id of [oldest, open, newest]) await biller.synced(id);
    const hasOpen = () =>
      app.inScope(biller.scope, async () => (await app.get(InvoiceSweep).stock([connectionId])).hasOpenInvoices);
    const markPaidWithoutCharge = (id: string) =>
      app.inScope(biller.scope, async () => {
        const syncs = app.get(InvoiceSyncRepository);
        const record = await syncs.lockById(id);
        if (record)
          syncs.save(Object.assign(record, { nomodInvoiceStatus: 'paid', lastErrorCode: PAID_WITHOUT_CHARGE }));
      });
    await markPaidWithoutCharge(oldest);
    await markPaidWithoutCharge(newest);
    expect(await hasOpen()).toBe(true);
    await markPaidWithoutCharge(open);
    expect(await hasOpen()).toBe(false);
  });

  it('believes the address on a charge of the customer of its page, asks about another customer, and leaves what is elsewhere', async () => {
    const { app } = sync;
    await biller.connect();
    const invoiceId = await biller.bill(await biller.newCustomer());
    const { nomod_invoice_id: nomodInvoiceId, nomod_customer_id: customerId } = await biller.synced(invoiceId);
    const settings = new Settings({ publicUrl: 'https://remit.example' });
    const addresses = new ReturnAddresses(app.database, app.get(RemoteOperations), settings);
    const successUrl = await app.inScope(biller.scope, async () => {
      const record = await app.get(InvoiceSyncRepository).findById(invoiceId);
      const [subjectId, connectionId] = [record?.subjectId ?? '', record?.connectionId ?? ''];
      const subject = { subjectId, connectionId, invoiceId, paymentId: null };
      return (await addresses.addressFor(subject))?.replace('https:', 'http:') ?? '';
    });
    const evidenceOf = (charge: Partial<GatewayCharge>, { scope } = biller) =>
      app.get(InvoiceSync).evidenceFor(scope, { apiKey: 'none' }, nomodCharge({ successUrl, ...charge }));
    expect(await evidenceOf({ customerId })).toMatchObject({ returnsTo: { invoiceId, nomodInvoiceId } });
    const other = await evidenceOf({ customerId: 'other' });
    expect(other.returnsTo).toBeUndefined();
    const created = new Date();
    expect(belongingOf(nomodCharge({ created }), other)).toMatchObject({
      to: 'undecided',
      candidates: [{ invoiceId }],
    });
    expect(await evidenceOf({ customerId }, await sync.newBiller())).toEqual({ returnsTo: 'elsewhere' });
  });
});
