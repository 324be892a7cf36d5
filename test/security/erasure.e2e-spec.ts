import { Client } from 'pg';
import { eventually } from '../support/probe';
import { WebhookReceiver } from '../support/webhook-receiver';
import { ask } from './support/ask';
import { offlinePayment, signed, type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

/** Data of one person. None of these texts occurs anywhere else. */
const PERSON = {
  external_id: 'layla@canaryhome.example',
  name: 'Layla Canaryname',
  email: 'layla@canarymail.example',
  contact: '+971509998877',
  address_line1: 'Canarystreet 5',
  address_city: 'Canarycity',
  metadata: { nickname: 'Canarynick' },
};
const TRACES = /canary(?!0)|layla|509998877/i;

describe('erasing a person', () => {
  let world: World;
  let who: TestEnvironment;
  let sql: Client;
  const receiver = new WebhookReceiver();
  const secret = `whsec_${Buffer.from('the secret of this account').toString('base64')}`;

  beforeAll(async () => {
    await receiver.start();
    // Nothing listens on this port, so the e-mail stays queued.
    world = await World.start({ SMTP_URL: 'smtp://127.0.0.1:1', SMTP_FROM: 'billing@remit.example' });
    who = (await world.newTenant('Acme')).sandbox;
    sql = new Client({ connectionString: world.database.url });
    await sql.connect();
    await world.call(who, 'post', 'webhook-endpoints', { url: receiver.url });
    await world.call(who, 'post', 'connections', {
      name: 'Main',
      provider_type: 'nomod',
      api_key: 'sk_erasure.sandbox',
      webhook_secret: secret,
      status: 'published',
    });
  });
  afterAll(async () => {
    await sql.end();
    await world.stop();
    await receiver.stop();
  });

  const erase = (id: string, key = who.key) =>
    ask(world.remit.url, { method: 'post', path: `/api/v1/customers/${id}/erase`, key });
  const read = async (path: string) =>
    (await ask(world.remit.url, { method: 'get', path: `/api/v1/${path}`, key: who.key })).text;

  it('takes it out of the customer, messages, events, evidence, texts and kept answers; the books stay', async () => {
    const created = await ask(world.remit.url, {
      method: 'post',
      path: '/api/v1/customers',
      key: who.key,
      headers: { 'idempotency-key': 'a-person' },
      body: PERSON,
    });
    const { id } = JSON.parse(created.text) as { id: string };
    const invoice = await world.call(who, 'post', 'invoices', {
      customer_id: id,
      currency: 'AED',
      description: 'For Layla Canaryname, Canarystreet 5',
      line_items: [
        {
          display_name: 'Lessons of LAYLA CANARYNAME',
          quantity: '2',
          amount: '100.00',
          metadata: { for: PERSON.email },
        },
      ],
      metadata: { note: `call ${PERSON.contact}` },
    });
    await world.call(who, 'post', `invoices/${invoice.id}/finalize`, {});
    await world.call(who, 'post', `invoices/${invoice.id}/send`, { note: 'See you, Layla Canaryname' });
    expect(JSON.parse((await erase(id)).text)).toMatchObject({
      code: 'conflict',
      details: { invoice_ids: [invoice.id] },
    });

    const payment = await world.call(who, 'post', 'payments', {
      ...offlinePayment(invoice.id, '60.00'),
      reference_id: 'cash of Layla Canaryname',
      description: 'Canarystreet 5',
      metadata: { from: PERSON.email },
    });
    await world.call(who, 'post', `payments/${payment.id}/refund`, {
      amount: '1.00',
      reason: 'Layla Canaryname asked',
    });
    await world.call(who, 'post', `invoices/${invoice.id}/credit-notes`, {
      amount: '40.00',
      reason: 'layla@canarymail.example complained',
    });
    await ask(world.remit.url, {
      method: 'get',
      path: `/api/v1/customers/external/${PERSON.external_id}`,
      key: who.key,
    });
    const body = JSON.stringify({ id: 'charge-1', customer: { first_name: 'Layla', email: PERSON.email } });
    await world.postEvent(who, signed(secret, 'msg_1', body), body);
    await sql.query(`update webhook_deliveries set invoice_id = $1, result_note = $2`, [invoice.id, PERSON.name]);
    await eventually('every message to arrive', async () => (receiver.types().length >= 8 ? true : undefined));
    await eventually('the requests to be logged', async () => (await read('request-log')).includes('external/'));

    const books = async () =>
      (await sql.query('select number, total_minor, amount_paid_minor from invoices where id = $1', [invoice.id])).rows;
    const before = await books();
    expect(before).toHaveLength(1);
    const held = (await world.everyRow()).filter((row) => TRACES.test(row));
    expect(held.length).toBeGreaterThan(6);
    const messages = JSON.parse(await read('outgoing-webhooks?limit=100')) as { items: { id: string }[] };

    const erased = await erase(id);
    expect({ status: erased.status, body: JSON.parse(erased.text) }).toEqual({
      status: 200,
      body: {
        customer: expect.objectContaining({
          id,
          name: '[erased]',
          email: null,
          external_id: '[erased]',
          status: 'archived',
          metadata: {},
          erased_at: expect.any(String),
        }),
        at_nomod: expect.any(Array),
        left_to_do: null,
      },
    });
    await eventually('what follows to be done', async () => {
      const { rows } = await sql.query(`select 1 from event_deliveries where status = 'pending' and not standing`);
      return rows.length === 0;
    });
    expect((await world.everyRow()).filter((row) => TRACES.test(row))).toEqual([]);
    for (const path of [
      `customers/${id}`,
      'customers?search=Canary',
      `invoices/${invoice.id}`,
      `invoices/${invoice.id}/timeline`,
      `payments/${payment.id}`,
      `payments/${payment.id}/timeline`,
      'invoices?search=canaryname',
      'attention',
      'request-log',
      'audit-log',
      ...messages.items.map((message) => `outgoing-webhooks/${message.id}`),
    ])
      expect({ path, text: await read(path) }).toEqual({ path, text: expect.not.stringMatching(TRACES) });
    const { items } = JSON.parse(await read('webhooks/deliveries')) as { items: { id: string }[] };
    expect(await read(`webhooks/deliveries/${items[0]?.id}`)).not.toMatch(TRACES);
    const again = await ask(world.remit.url, {
      method: 'post',
      path: '/api/v1/customers',
      key: who.key,
      headers: { 'idempotency-key': 'a-person' },
      body: PERSON,
    });
    expect(again.text).not.toMatch(TRACES);

    expect(await books()).toEqual(before);
    expect(JSON.parse(await read('audit'))).toMatchObject({ ok: true });
    expect(JSON.parse(await read('audit-log/verify'))).toMatchObject({ broken: null });
    expect(JSON.parse(await read('audit-log')).items).toContainEqual(
      expect.objectContaining({ action: 'customer.erased', subject_id: id }),
    );
  });

  it('is done again without harm, frees the external id, and needs the scope admin', async () => {
    const { id } = await world.call(who, 'post', 'customers', PERSON);
    const { api_key: clerk } = await world.call<{ api_key: string }>(who, 'post', 'api-keys', { name: 'Clerk' });
    expect((await erase(id, clerk)).status).toBe(403);
    expect((await erase(id)).status).toBe(200);
    const { customer } = JSON.parse((await erase(id)).text) as { customer: object };
    expect(customer).toMatchObject({ name: '[erased]', status: 'archived' });
    await expect(world.newInvoice(who, id)).rejects.toThrow('"code":"conflict"');
    await world.call(who, 'post', 'customers', PERSON);
    expect((await erase('cust_unknown')).status).toBe(404);
  });

  it('leaves another person of the same words, in another environment too, as they are', async () => {
    const twin = { ...PERSON, external_id: 'twin-canary' };
    const other = (await world.newTenant('Other')).sandbox;
    const elsewhere = await world.call(other, 'post', 'customers', twin);
    const kept = await world.call(who, 'post', 'customers', twin);
    const gone = await world.call(who, 'post', 'customers', { ...PERSON, external_id: 'gone-canary' });
    await world.newInvoice(who, kept.id);
    expect((await erase(gone.id)).status).toBe(200);
    expect(await world.call(who, 'get', `customers/${kept.id}`)).toMatchObject({
      name: PERSON.name,
      email: PERSON.email,
    });
    expect(await world.call(other, 'get', `customers/${elsewhere.id}`)).toMatchObject({ name: PERSON.name });
  });
});
