import { readFileSync } from 'node:fs';
import { Settings } from '@remit/settings';

import { NomodClient } from './nomod.client';
import {
  CHARGE_ID,
  chargeJson,
  CUSTOMER_ID,
  customerJson,
  INVOICE_ID,
  invoiceJson,
  LINK_ID,
  linkJson,
  listJson,
} from './spec-support/gateway-objects';
import { html, inTurn, json, RawGateway } from './spec-support/raw-gateway';
import { OpenGate } from '../../../test/support/open-gate';

const credentials = { apiKey: 'sk_test_prefix.secret' };
const draft = { title: 'INV-1', items: [{ name: 'Consulting', amountMinor: 10500n }], currency: 'AED' };
const OTHER_ID = '00000000-0000-4000-8000-000000000000';

let gateway: RawGateway;
let client: NomodClient;

beforeAll(async () => {
  gateway = await RawGateway.start();
  client = new NomodClient(new Settings({ nomodApiUrl: gateway.url }), new OpenGate());
});

afterAll(async () => {
  client.onApplicationShutdown();
  await gateway.stop();
});

const asked = () => gateway.calls.map((call) => `${call.method} ${call.path}`);

describe('every call', () => {
  it('carries the key, our own name, and JSON', async () => {
    gateway.answers(json(201, linkJson()));
    await client.createLink(credentials, draft);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(gateway.calls[0]?.headers).toMatchObject({
      'x-api-key': credentials.apiKey,
      'user-agent': `Remit/${version}`,
      accept: 'application/json',
      'content-type': 'application/json',
    });
    expect(JSON.parse(gateway.calls[0]?.body ?? '')).toMatchObject({ title: 'INV-1', payment_expiry_limit: 1 });
  });

  it('goes to the documented place', async () => {
    const place = async (answer: object, call: () => Promise<unknown>) => {
      gateway.answers(json(200, answer));
      await call();
      return asked();
    };
    const list = listJson([]);
    const invoice = { ...draft, customerId: CUSTOMER_ID, dueDate: '2026-02-01' };
    expect([
      await place(linkJson(), () => client.getLink(credentials, LINK_ID)),
      await place(list, () => client.findLinks(credentials, { search: 'a b' })),
      await place(linkJson({ status: 'disabled' }), () => client.disableLink(credentials, LINK_ID)),
      await place(invoiceJson(), () => client.createInvoice(credentials, invoice)),
      await place(invoiceJson(), () => client.getInvoice(credentials, INVOICE_ID)),
      await place(list, () => client.findInvoices(credentials, { invoiceNumber: 'INV-1' })),
      await place(invoiceJson({ status: 'cancelled' }), () => client.cancelInvoice(credentials, INVOICE_ID)),
      await place(customerJson(), () => client.createCustomer(credentials, { firstName: 'Amina' })),
      await place(customerJson(), () => client.getCustomer(credentials, CUSTOMER_ID)),
      await place(list, () => client.findCustomersByEmail(credentials, 'a+b@example.com')),
      await place(chargeJson(), () => client.getCharge(credentials, CHARGE_ID)),
      await place(list, () => client.listCharges(credentials, { linkId: LINK_ID })),
      await place(list, () => client.listCharges(credentials, { customerId: CUSTOMER_ID, type: 'invoice' })),
      await place({ message: 'ok' }, () => client.refundCharge(credentials, CHARGE_ID, 100n, 'AED')),
      await place(list, () => client.checkKey(credentials)),
    ]).toEqual([
      [`GET /v1/links/${LINK_ID}`],
      ['GET /v1/links?search=a+b&page_size=100'],
      [`PATCH /v1/links/${LINK_ID}/edit`],
      ['POST /v1/invoices'],
      [`GET /v1/invoices/${INVOICE_ID}`],
      ['GET /v1/invoices?invoice_number=INV-1&page_size=100'],
      [`PATCH /v1/invoices/${INVOICE_ID}/edit`],
      ['POST /v1/customers'],
      [`GET /v1/customers/${CUSTOMER_ID}`],
      ['GET /v1/customers?email=a%2Bb%40example.com&page_size=100'],
      [`GET /v1/charges/${CHARGE_ID}`],
      [`GET /v1/charges?link_id=${LINK_ID}&page_size=100`],
      [`GET /v1/charges?customer_id=${CUSTOMER_ID}&type=invoice&page_size=100`],
      [`POST /v1/charges/${CHARGE_ID}/refund`],
      ['GET /v1/links?page_size=1'],
    ]);
  });

  it.each(['../customers', 'a/b', '', 'a?x=1', '%2e%2e', 'x'.repeat(65)])('never asks for the id %j', async (id) => {
    gateway.answers(json(200, chargeJson()));
    await expect(client.getCharge(credentials, id)).rejects.toMatchObject({ kind: 'not_found', outcome: 'not_done' });
    await expect(client.refundCharge(credentials, id, 1n, 'AED')).rejects.toMatchObject({ kind: 'not_found' });
    expect(asked()).toEqual([]);
  });

  it('does not go out when Nomod would refuse it', async () => {
    gateway.answers(json(201, linkJson()));
    const free = { ...draft, items: [{ name: 'Free', amountMinor: 0n }] };
    await expect(client.createLink(credentials, free)).rejects.toMatchObject({
      kind: 'refused',
      code: 'invalid_amount',
    });
    expect(asked()).toEqual([]);
  });
});

describe('an answer about another object', () => {
  it('is not believed', async () => {
    gateway.answers(json(200, chargeJson({ id: OTHER_ID })));
    await expect(client.getCharge(credentials, CHARGE_ID)).rejects.toMatchObject({ kind: 'invalid_answer' });
    gateway.answers(json(200, linkJson({ id: OTHER_ID, status: 'disabled' })));
    await expect(client.disableLink(credentials, LINK_ID)).rejects.toMatchObject({
      kind: 'invalid_answer',
      outcome: 'unknown',
    });
  });

  it('may write the id in another letter case', async () => {
    gateway.answers(json(200, chargeJson({ id: CHARGE_ID.toUpperCase() })));
    await expect(client.getCharge(credentials, CHARGE_ID)).resolves.toMatchObject({ status: 'paid' });
  });
});

describe('switching off', () => {
  const refused = json(400, { error: { code: 'already_disabled', message: 'Already disabled' } });

  it('a link that is off already succeeds', async () => {
    gateway.answers(inTurn(refused, json(200, linkJson({ status: 'disabled' }))));
    await expect(client.disableLink(credentials, LINK_ID)).resolves.toMatchObject({ id: LINK_ID, status: 'disabled' });
    expect(asked()).toEqual([`PATCH /v1/links/${LINK_ID}/edit`, `GET /v1/links/${LINK_ID}`]);
  });

  it('a used link succeeds: it takes no more payments', async () => {
    gateway.answers(
      inTurn(json(400, { error: { code: 'invalid_status' } }), json(200, linkJson({ status: 'expired' }))),
    );
    await expect(client.disableLink(credentials, LINK_ID)).resolves.toMatchObject({ status: 'expired' });
  });

  it('gives the link its title with the same call, or goes without where Nomod does not take both', async () => {
    const off = json(200, linkJson({ status: 'disabled' }));
    gateway.answers(off);
    await client.disableLink(credentials, LINK_ID, 'VOIDED INV-1');
    expect(gateway.calls.map(({ body }) => JSON.parse(body) as object)).toEqual([
      { status: 'disabled', title: 'VOIDED INV-1' },
    ]);
    gateway.answers(inTurn(json(400, { error: { code: 'field_required' } }), json(200, linkJson()), off));
    await expect(client.disableLink(credentials, LINK_ID, 'VOIDED INV-1')).resolves.toMatchObject({
      status: 'disabled',
    });
    expect(JSON.parse(gateway.calls.at(-1)?.body ?? '')).toEqual({ status: 'disabled' });
  });

  it('reads the link when the answer cannot be believed', async () => {
    gateway.answers(inTurn(html(200), json(200, linkJson({ status: 'disabled' }))));
    await expect(client.disableLink(credentials, LINK_ID)).resolves.toMatchObject({ status: 'disabled' });
  });

  it('stays unknown when the link is still on', async () => {
    gateway.answers(json(200, linkJson()));
    const error = { operation: 'disable link', kind: 'invalid_answer', outcome: 'unknown' };
    await expect(client.disableLink(credentials, LINK_ID)).rejects.toMatchObject(error);
  });

  it('stays refused when the link is still on, or cannot be read', async () => {
    gateway.answers(inTurn(refused, json(200, linkJson())));
    await expect(client.disableLink(credentials, LINK_ID)).rejects.toMatchObject({ code: 'already_disabled' });
    gateway.answers(inTurn(refused, html(502)));
    await expect(client.disableLink(credentials, LINK_ID)).rejects.toMatchObject({ code: 'already_disabled' });
  });

  it('a paid invoice is refused, a cancelled one succeeds', async () => {
    const illegal = json(400, { error: { code: 'invalid_status' } });
    gateway.answers(inTurn(illegal, json(200, invoiceJson({ status: 'paid' }))));
    await expect(client.cancelInvoice(credentials, INVOICE_ID)).rejects.toMatchObject({
      kind: 'refused',
      code: 'invalid_status',
    });
    gateway.answers(inTurn(illegal, json(200, invoiceJson({ status: 'cancelled' }))));
    await expect(client.cancelInvoice(credentials, INVOICE_ID)).resolves.toMatchObject({ status: 'cancelled' });
  });
});

it('finds customers by email in any letter case, whatever else Nomod lists', async () => {
  const others = [customerJson({ id: 'b', email: 'other@example.com' }), customerJson({ id: 'c', email: null })];
  gateway.answers(json(200, listJson([customerJson({ email: 'Amina@Example.com' }), ...others])));
  const found = await client.findCustomersByEmail(credentials, 'amina@example.com');
  expect(found).toMatchObject({ items: [{ id: CUSTOMER_ID }], complete: true, unreadable: [] });
});
