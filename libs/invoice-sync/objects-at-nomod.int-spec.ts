import { type Biller, SyncApp } from './spec-support/sync-app';

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
});
