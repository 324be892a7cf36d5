import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { NomodClient } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { OpenGate } from '../support/open-gate';

const credentials = { apiKey: 'sk_test_contract.key' };

/** Answers every call with the payload recorded under this name. */
let recorded: string;
let server: Server;
let client: NomodClient;

function read(name: string): { id: string } {
  return JSON.parse(readFileSync(path.join(__dirname, 'recorded', `${name}.json`), 'utf8')) as { id: string };
}

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(read(recorded)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  client = new NomodClient(new Settings({ nomodApiUrl: `http://127.0.0.1:${port}` }), new OpenGate());
});

afterAll(async () => {
  client.onApplicationShutdown();
  server.close();
  await once(server, 'close');
});

const use = (name: string) => read((recorded = name)).id;
const link = (name: string) => client.getLink(credentials, use(name));
const invoice = (name: string) => client.getInvoice(credentials, use(name));
const charge = (name: string) => client.getCharge(credentials, use(name));

describe('the client understands the recorded', () => {
  it('link', async () => {
    expect(await link('link-created')).toEqual({
      id: '5b0e7a52-6c2f-4d6c-8f0a-1f2d3c4b5a01',
      referenceId: '26280-QKTR',
      title: 'R-7H2K9 Invoice INV-202601-00001',
      url: 'https://pay.nomodapp.com/en/l/5f1e2d3c4b5a6978',
      amountMinor: 10500n,
      currency: 'AED',
      status: 'enabled',
      paymentExpiryLimit: 1,
      note: 'Thank you',
    });
  });

  it('link to which the account added tax: it asks more than its items', async () => {
    expect(await link('link-with-account-tax')).toMatchObject({ amountMinor: 11025n, currency: 'AED' });
  });

  it('link that was used', async () => {
    expect(await link('link-used')).toMatchObject({ status: 'expired' });
  });

  it('page of links', async () => {
    use('links-page');
    const { items, complete } = await client.findLinks(credentials);
    expect(complete).toBe(true);
    expect(items.map(({ amountMinor, status }) => [amountMinor, status])).toEqual([
      [10500n, 'enabled'],
      [12500n, 'disabled'],
    ]);
  });

  it('invoice', async () => {
    expect(await invoice('invoice-created')).toEqual({
      id: '9c8b7a65-1f2e-4b3d-9a4c-0e1f2a3b4c01',
      referenceId: '26281-BNVE',
      code: 'K7Q2M',
      invoiceNumber: 'INV-202601-00002',
      note: '',
      page: {
        customerEmail: 'amina@example.com',
        customerName: 'Amina Haddad',
        dueDate: '2026-02-05',
        note: '',
      },
      title: 'Invoice INV-202601-00002',
      url: 'https://pay.nomodapp.com/en/i/6a7b8c9d0e1f2a3b',
      amountMinor: 18600n,
      currency: 'KWD',
      status: 'unpaid',
      customerId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01',
      created: new Date('2026-01-05T09:10:11.120Z'),
    });
    expect(await invoice('invoice-paid')).toMatchObject({ status: 'paid' });
  });

  it('page of invoices, whose rows say less', async () => {
    use('invoices-page');
    const { items } = await client.findInvoices(credentials, { invoiceNumber: 'INV-202601-00002' });
    expect(items).toEqual([expect.objectContaining({ amountMinor: 18600n, code: null, customerId: null })]);
  });

  it('customer', async () => {
    expect(await client.getCustomer(credentials, use('customer-created'))).toEqual({
      id: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01',
      firstName: 'Amina',
      lastName: 'Haddad',
      email: 'amina@example.com',
    });
  });

  it('paid charge in the documented shape', async () => {
    expect(await charge('charge-paid-documented-shape')).toEqual({
      id: 'e4d3c2b1-a098-4765-8432-10fedcba9801',
      referenceNumber: 1121,
      refundFailures: 0,
      status: 'paid',
      rawStatus: 'paid',
      created: new Date('2026-01-05T10:00:00.809Z'),
      currency: 'AED',
      totalMinor: 10500n,
      refundTotalMinor: 0n,
      tipMinor: '0',
      serviceFeeMinor: '0',
      taxMinor: '0',
      originalCurrency: null,
      originalTotalMinor: null,
      converted: false,
      settlement: { currency: 'AED', feeMinor: '359', netMinor: '10141' },
      paymentMethod: 'nomod',
      cardScheme: 'visa',
      cardLast4: '4242',
      type: null,
      linkId: null,
      customerId: null,
      readAt: expect.any(Date),
      successUrl: 'https://shop.example.com/thanks?payment=pay_1',
    });
  });

  it('paid charge in the shape seen live', async () => {
    expect(await charge('charge-paid-live-shape')).toMatchObject({
      status: 'paid',
      totalMinor: 10500n,
      originalTotalMinor: 10500n,
      converted: false,
      linkId: '5b0e7a52-6c2f-4d6c-8f0a-1f2d3c4b5a01',
      customerId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01',
    });
  });

  it('failed, converted and till charges', async () => {
    expect(await charge('charge-failed')).toMatchObject({ status: 'failed', totalMinor: 10500n });
    const converted = { converted: true, totalMinor: 14271n, originalCurrency: 'AED', originalTotalMinor: 65000n };
    expect(await charge('charge-converted')).toMatchObject({ currency: 'GBP', ...converted });
    const atTheTill = { referenceNumber: null, linkId: null, customerId: null, paymentMethod: 'cash' };
    expect(await charge('charge-at-the-till')).toMatchObject({ totalMinor: 7500n, currency: 'KWD', ...atTheTill });
  });

  it('charge with tip and fee', async () => {
    const extras = { totalMinor: 11710n, tipMinor: '1000', serviceFeeMinor: '210' };
    expect(await charge('charge-with-extras')).toMatchObject(extras);
  });

  it('refunded charges in both shapes', async () => {
    expect(await charge('charge-partially-refunded')).toMatchObject({
      status: 'partially_refunded',
      refundTotalMinor: 3050n,
    });
    expect(await charge('charge-refunded')).toMatchObject({ status: 'refunded', refundTotalMinor: 10500n });
  });

  it('page of charges', async () => {
    use('charges-page');
    const { items } = await client.listCharges(credentials, { linkId: '5b0e7a52-6c2f-4d6c-8f0a-1f2d3c4b5a01' });
    expect(items.map(({ status }) => status)).toEqual(['paid', 'failed']);
  });
});
