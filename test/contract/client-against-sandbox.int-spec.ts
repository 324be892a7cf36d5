import { type GatewayError } from '@remit/gateway';
import { NomodClient } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { type RunningSandbox, startSandbox } from '../../apps/nomod-sandbox/sandbox';
import { controlSandbox } from './sandbox-control';
import { OpenGate } from '../support/open-gate';

const credentials = { apiKey: 'sk_test_contract.client' };
const NOBODY = '00000000-0000-4000-8000-000000000000';

let sandbox: RunningSandbox;
let client: NomodClient;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  client = new NomodClient(new Settings({ nomodApiUrl: sandbox.url }), new OpenGate());
});

afterAll(async () => {
  client.onApplicationShutdown();
  await sandbox.close();
});

const control = (path: string, body?: object) => controlSandbox<{ id: string }>(sandbox.url, 'POST', path, body);

function draft(title: string, currency = 'AED', amountMinor = 10500n) {
  return {
    title,
    currency,
    items: [{ name: '2 x Consulting', amountMinor }],
    successUrl: 'https://shop.example/ok?p=1',
  };
}

async function newCustomer(email: string) {
  return client.createCustomer(credentials, { firstName: 'Amina', lastName: 'Haddad', email });
}

describe('a link', () => {
  it.each([
    ['AED', 10500n],
    ['KWD', 18605n],
    ['JPY', 600n],
  ])('in %s asks what was drafted, is found, and is switched off twice', async (currency, amountMinor) => {
    const title = `T-${currency} Invoice`;
    const created = await client.createLink(credentials, draft(title, currency, amountMinor));
    expect(created).toMatchObject({ title, currency, amountMinor, status: 'enabled', paymentExpiryLimit: 1 });
    expect(await client.getLink(credentials, created.id)).toEqual(created);
    const found = await client.findLinks(credentials, { search: `T-${currency}` });
    expect(found).toEqual({ items: [created], complete: true, unreadable: [] });
    expect(await client.disableLink(credentials, created.id)).toEqual({ ...created, status: 'disabled' });
    expect(await client.disableLink(credentials, created.id)).toEqual({ ...created, status: 'disabled' });
  });

  it('that was paid has a charge that points at it, can be refunded, and needs no switching off', async () => {
    const link = await client.createLink(credentials, draft('T-PAID Invoice'));
    await control(`/links/${link.id}/decline`);
    const paid = await control(`/links/${link.id}/pay`);
    const { items, complete } = await client.listCharges(credentials, { linkId: link.id });
    expect(complete).toBe(true);
    expect(items.map(({ status }) => status).sort()).toEqual(['failed', 'paid']);
    expect(await client.getCharge(credentials, paid.id)).toMatchObject({
      status: 'paid',
      linkId: link.id,
      totalMinor: 10500n,
      currency: 'AED',
      refundTotalMinor: 0n,
      successUrl: 'https://shop.example/ok?p=1',
    });
    expect(await client.disableLink(credentials, link.id)).toMatchObject({ id: link.id });

    await client.refundCharge(credentials, paid.id, 500n, 'AED');
    expect(await client.getCharge(credentials, paid.id)).toMatchObject({
      status: 'partially_refunded',
      refundTotalMinor: 500n,
    });
    const tooMuch = client.refundCharge(credentials, paid.id, 10_001n, 'AED');
    await expect(tooMuch).rejects.toMatchObject({
      kind: 'refused',
      code: 'refund_amount_exceeds',
      outcome: 'not_done',
    });
  });

  it('paid in another currency shows what was asked', async () => {
    const link = await client.createLink(credentials, draft('T-DCC Invoice'));
    const { id } = await control(`/links/${link.id}/pay`, { convert: true });
    const charge = await client.getCharge(credentials, id);
    expect(charge).toMatchObject({ converted: true, originalCurrency: 'AED', originalTotalMinor: 10500n });
    expect(charge.currency).toBe('GBP');
  });

  it('to which the account adds tax says so in its amount', async () => {
    const taxed = { apiKey: 'sk_test_contract.taxed' };
    await controlSandbox(sandbox.url, 'PATCH', `/accounts/${taxed.apiKey}/options`, { tax_percent: '5' });
    const link = await client.createLink(taxed, draft('T-TAX Invoice'));
    expect(link).toMatchObject({ amountMinor: 11025n, currency: 'AED' });
  });

  it('takes the texts of any invoice', async () => {
    const texts = { title: '🧾 فاتورة '.repeat(40), note: 'سطر\n'.repeat(200) };
    const items = [{ name: '👩‍👩‍👧‍👦'.repeat(60), amountMinor: 1n }];
    const link = await client.createLink(credentials, { ...draft('T'), ...texts, items });
    expect(link).toMatchObject({ status: 'enabled', amountMinor: 1n });
  });
});

describe('an invoice', () => {
  it('is made for a customer, found by number, and cancelled twice', async () => {
    const customer = await newCustomer('invoice@example.com');
    const created = await client.createInvoice(credentials, {
      ...draft('Invoice INV-1', 'KWD', 18605n),
      customerId: customer.id,
      dueDate: '2099-12-31',
      invoiceNumber: 'INV-209901-00001',
    });
    expect(created).toMatchObject({ amountMinor: 18605n, currency: 'KWD', customerId: customer.id });
    expect(created).toMatchObject({ invoiceNumber: 'INV-209901-00001', status: 'unpaid' });
    expect(await client.getInvoice(credentials, created.id)).toEqual(created);
    const found = await client.findInvoices(credentials, { invoiceNumber: 'INV-209901-00001' });
    expect(found).toMatchObject({ items: [{ id: created.id, amountMinor: 18605n }], complete: true });
    expect(await client.cancelInvoice(credentials, created.id)).toMatchObject({ status: 'cancelled' });
    expect(await client.cancelInvoice(credentials, created.id)).toMatchObject({ status: 'cancelled' });
  });

  it('that was paid says so, refuses to be cancelled, and its charge is found by customer and type', async () => {
    const customer = await newCustomer('paid@example.com');
    const due = { customerId: customer.id, dueDate: '2099-12-31' };
    const invoice = await client.createInvoice(credentials, { ...draft('Invoice INV-2'), ...due });
    const paid = await control(`/invoices/${invoice.id}/pay`);
    expect(await client.getInvoice(credentials, invoice.id)).toMatchObject({ status: 'paid' });
    await expect(client.cancelInvoice(credentials, invoice.id)).rejects.toMatchObject({ kind: 'refused' });
    const { items } = await client.listCharges(credentials, { customerId: customer.id, type: 'invoice' });
    expect(items).toEqual([expect.objectContaining({ id: paid.id, status: 'paid', totalMinor: 10500n, linkId: null })]);
  });
});

describe('a customer', () => {
  it('is made, read, found by email, and not made twice', async () => {
    const customer = await newCustomer('twice@example.com');
    expect(await client.getCustomer(credentials, customer.id)).toEqual(customer);
    const found = await client.findCustomersByEmail(credentials, 'Twice@Example.com');
    expect(found).toEqual({ items: [customer], complete: true, unreadable: [] });
    const again = newCustomer('twice@example.com');
    await expect(again).rejects.toMatchObject({
      kind: 'refused',
      code: 'customer_already_exists',
      outcome: 'not_done',
    });
  });
});

describe('a list', () => {
  it('of more than a page is read to its end', async () => {
    const many = { apiKey: 'sk_test_contract.many' };
    for (let i = 0; i < 130; i++) await client.createLink(many, draft(`T-MANY ${i}`));
    const { items, complete } = await client.findLinks(many, { search: 'T-MANY' });
    expect(complete).toBe(true);
    expect(new Set(items.map(({ title }) => title)).size).toBe(130);
  });
});

describe('what does not exist or is not allowed', () => {
  it.each<[string, () => Promise<unknown>, Partial<GatewayError>]>([
    ['a link', () => client.getLink(credentials, NOBODY), { kind: 'not_found', status: 404 }],
    ['a charge', () => client.getCharge(credentials, NOBODY), { kind: 'not_found', status: 404 }],
    ['a refund of nothing', () => client.refundCharge(credentials, NOBODY, 1n, 'AED'), { outcome: 'not_done' }],
  ])('%s is told apart', async (_name, call, error) => {
    await expect(call()).rejects.toMatchObject(error);
  });

  it('a revoked key is told apart, and works again after it is restored', async () => {
    const revoked = { apiKey: 'sk_test_contract.revoked' };
    await client.checkKey(revoked);
    await control(`/accounts/${revoked.apiKey}/revoke`);
    await expect(client.checkKey(revoked)).rejects.toMatchObject({ kind: 'unauthorized', status: 401 });
    await control(`/accounts/${revoked.apiKey}/restore`);
    await client.checkKey(revoked);
  });
});
