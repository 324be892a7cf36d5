import { randomUUID } from 'node:crypto';
import { ask } from '../support/ask';
import { eventually } from '../support/probe';
import type { ErrorAnswer, ListAnswer, PaymentAnswer } from '../support/remit-answers';
import { PATIENCE, Shop } from '../support/shop';
import { chargeEvent, signedEvent } from '../support/signed-event';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

const RELAY_SECRET = 'relay-secret-of-this-test';

const NOMOD_TIMEOUT_MS = 5_000;

const stage = useStage({ env: { NOMOD_TIMEOUT_MS: String(NOMOD_TIMEOUT_MS) } });
let shop: Shop;
beforeAll(async () => {
  shop = await stage.newShop({ webhooks: false });
  await shop.newConnection({ status: 'published', name: 'By relay', webhook_secret: RELAY_SECRET });
});
afterEach(() => shop.gateway.clearFaults());

const link = async () => {
  const request = shop.linkRequest(await shop.invoice(), { metadata: { connection_id: shop.connection.id } });
  const payment = await shop.post<PaymentAnswer>('payments', request);
  return { ...payment, tracking: payment.gateway_tracking_id ?? '' };
};
const deliver = (event: object | string, signing = {}, to = shop) =>
  to.send<ErrorAnswer>('POST', to.webhookPath, signedEvent(shop.webhookSecret, event, signing));
const relay = (body: object, secret = RELAY_SECRET, to = shop) =>
  to.send<ErrorAnswer>('POST', to.webhookPath, { body, headers: { 'x-api-key': secret } });

describe('an event', () => {
  it('signed by the published package settles the payment', async () => {
    const payment = await link();
    const charge = await shop.gateway.payLink(payment.tracking);
    const answer = await deliver(chargeEvent('charge.completed', charge.id));
    expect(answer).toMatchObject({ status: 200, body: { message: 'Webhook received' } });
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect(await shop.deliveries(charge.id)).toMatchObject([{ result: 'processed', payment_id: payment.id }]);
  });

  it('sent by a relay with the shared secret settles the payment', async () => {
    const payment = await link();
    const charge = await shop.gateway.payLink(payment.tracking);
    expect((await relay({ id: charge.id, payment_link_id: payment.tracking })).status).toBe(200);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
  });

  it.each([
    ['signed', (event: object) => deliver(event)],
    ['by relay', (event: object) => relay(event)],
  ])("with the mission's names works %s: unpaid records an attempt, paid settles", async (_how, send) => {
    const payment = await link();
    const declined = await shop.gateway.declineLink(payment.tracking);
    expect((await send(chargeEvent('payment_link.unpaid', declined.id))).status).toBe(200);
    await eventually('the failed attempt', () => shop.readPayment(payment.id), {
      ...PATIENCE,
      until: ({ attempts, payment_status }) => attempts.length === 1 && payment_status === 'pending',
    });
    const charge = await shop.gateway.payLink(payment.tracking);
    expect((await send(chargeEvent('payment_link.paid', charge.id))).status).toBe(200);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect((await shop.readPayment(payment.id)).attempts).toHaveLength(1);
  });

  it('is answered before its charge is read, and never waits for Nomod', async () => {
    const own = await stage.newShop({ webhooks: false });
    const payment = await own.link();
    const charge = await own.gateway.payLink(payment.gateway_tracking_id);
    await own.gateway.fault({ operation: 'get_charge', kind: 'timeout', ms: 60_000 });
    const event = signedEvent(own.webhookSecret, chargeEvent('charge.completed', charge.id));
    const answer = await own.send('POST', own.webhookPath, event);
    expect(answer.status).toBe(200);
    expect(answer.ms).toBeLessThan(NOMOD_TIMEOUT_MS);
    await own.gateway.untilCalled('get_charge');
    expect((await own.readPayment(payment.id)).payment_status).toBe('pending');
    await own.gateway.clearFaults();
    await own.untilInvoice(payment.destination_id, 'succeeded');
  });

  it('about a charge of another link does not settle the link that it names', async () => {
    const [victim, other] = [await link(), await link()];
    const own = await shop.gateway.payLink((await shop.gateway.ownLink('100.00')).id);
    const ours = await shop.gateway.payLink(other.tracking);
    for (const { id } of [own, ours]) {
      expect((await deliver({ type: 'charge.completed', data: { id, link: { id: victim.tracking } } })).status).toBe(
        200,
      );
      expect((await relay({ id, payment_link_id: victim.tracking })).status).toBe(200);
    }
    await shop.untilInvoice(other.destination_id, 'succeeded');
    await eventually('both events about the foreign charge to be looked at', () => shop.deliveries(own.id), {
      ...PATIENCE,
      until: (all) => all.length === 2 && all.every(({ result }) => result === 'not_ours'),
    });
    expect(await shop.readPayment(victim.id)).toMatchObject({ payment_status: 'pending', captured_amount: '0.00' });
    expect(await shop.readInvoice(victim.destination_id)).toMatchObject({ amount_paid: '0.00' });
  });

  it('that comes before the link was saved, and names it by nothing else, is kept and matched afterwards', async () => {
    const invoice = await shop.invoice();
    const known = new Set((await shop.gateway.objects()).links.map(({ id }) => id));
    // The link is made at once, but Remit does not hear of it before its time limit.
    await shop.gateway.fault({ operation: 'create_link', kind: 'timeout_after', ms: 60_000, times: 1 });
    let answered = false;
    const success_url = 'https://shop.example/thanks';
    const request = shop.linkRequest(invoice, { success_url, metadata: { connection_id: shop.connection.id } });
    const asking = shop.call<PaymentAnswer>('POST', 'payments', request).finally(() => (answered = true));
    const made = await eventually('the link at the sandbox', async () =>
      (await shop.gateway.liveLinks()).find(({ id }) => !known.has(id)),
    );
    const charge = await shop.gateway.payLink(made?.id ?? '');
    expect((await deliver(chargeEvent('charge.completed', charge.id))).status).toBe(200);
    await shop.untilDelivery(charge.id, 'unmatched');
    expect(answered).toBe(false);
    expect((await asking).status).toBe(504);
    await shop.untilInvoice(invoice.id, 'succeeded');
    const { items } = await shop.get<ListAnswer<PaymentAnswer>>(`payments?destination_id=${invoice.id}`);
    expect(await shop.untilDelivery(charge.id, 'processed')).toMatchObject({ payment_id: items[0]?.id });
  });

  it('about a charge that Nomod does not show yet is tried again', async () => {
    const payment = await link();
    const charge = await shop.gateway.payLink(payment.tracking);
    const path = `/v1/charges/${charge.id}`;
    await shop.gateway.fault({ operation: 'get_charge', path, kind: 'status', status: 404, times: 2 });
    expect((await deliver(chargeEvent('charge.completed', charge.id))).status).toBe(200);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect((await shop.untilDelivery(charge.id, 'processed')).attempts).toBe(3);
  });

  it("at another tenant's URL is refused like at one that does not exist", async () => {
    const other = await stage.newShop();
    const charge = await shop.gateway.payLink((await link()).tracking);
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    const unknown = 'webhooks/nomod/tenant_01K3C5N7ZV8Q4S6M2X0R9T1B3D/env_01K3C5N7ZV8Q4S6M2X0R9T1B3D';
    const words = async (path: string, asking: typeof event) => {
      const { status, body } = await shop.send<ErrorAnswer>('POST', path, asking);
      return { status, ...body, error: { ...body.error, request_id: '' } };
    };
    const refused = await words(other.webhookPath, event);
    expect(refused).toMatchObject({ status: 400, code: 'validation_error' });
    expect(await words(unknown, event)).toEqual(refused);
    const shared = { body: event.body, headers: { 'x-api-key': RELAY_SECRET } };
    const alsoRefused = await words(other.webhookPath, shared);
    expect(alsoRefused).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(await words(unknown, shared)).toEqual(alsoRefused);
    expect(await other.deliveries()).toEqual([]);
  });

  it('that is altered, unsigned, out of date or wrongly signed is refused and not stored', async () => {
    const id = randomUUID();
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', id));
    const { headers } = event;
    const minutesAgo = (minutes: number) => ({ sentAt: new Date(Date.now() - minutes * 60_000) });
    const refused = [
      { headers, body: `${String(event.body)} ` },
      { headers: { ...headers, 'svix-signature': 'v1,' }, body: event.body },
      { headers: { ...headers, 'svix-id': 'msg_other' }, body: event.body },
      { headers: { 'content-type': 'application/json' }, body: event.body },
      signedEvent(shop.webhookSecret, chargeEvent('charge.completed', id), minutesAgo(6)),
      signedEvent(shop.webhookSecret, chargeEvent('charge.completed', id), minutesAgo(-6)),
      signedEvent(`whsec_${Buffer.alloc(24, 1).toString('base64')}`, chargeEvent('charge.completed', id)),
    ];
    for (const asking of refused) {
      const answer = await shop.send<ErrorAnswer>('POST', shop.webhookPath, asking);
      expect([400, 401]).toContain(answer.status);
    }
    expect((await relay({ id }, 'not-the-relay-secret')).status).toBe(401);
    expect(await shop.deliveries(id)).toEqual([]);
  });

  it('of an unknown type, or about nothing, is kept and changes nothing', async () => {
    const payment = await link();
    for (const event of [
      chargeEvent('charge.sparkled', randomUUID()),
      { type: 'payout.sent' },
      { type: 'customer.sang' },
    ])
      expect((await deliver(event)).status).toBe(200);
    expect((await deliver({ type: 'payout.sent', data: { id: null } })).status).toBe(200);
    await eventually('the events without a charge to be set aside', () => shop.deliveries(), {
      ...PATIENCE,
      until: (all) => all.filter(({ result }) => result === 'ignored_unknown').length === 3,
    });
    expect((await shop.readPayment(payment.id)).payment_status).toBe('pending');
  });

  it.each<[string, unknown]>([
    ['is neither JSON nor a form', 'paid!'],
    ['does not say what it is about', { hello: 'world' }],
    ['is about a charge and names none', { type: 'charge.completed', data: { status: 'paid' } }],
    ['is a form that names no charge', 'charge=paid&total=100'],
  ])('that %s is quarantined, and a person is told', async (_what, body) => {
    const before = (await shop.deliveries()).filter(({ result }) => result === 'unreadable').length;
    expect((await deliver(body as string)).status).toBe(200);
    await shop.untilAttention('unreadable_event');
    await eventually('the event to be quarantined', () => shop.deliveries(), {
      ...PATIENCE,
      until: (all) => all.filter(({ result }) => result === 'unreadable').length === before + 1,
    });
  });
});

describe('with two server processes on one database', () => {
  let urls: string[];
  beforeAll(async () => {
    urls = [stage.remit.url, (await stage.startServer()).url];
  });

  const crowd = async (events: ReturnType<typeof signedEvent>[]) => {
    const answers = await Promise.all(
      events.map((event, index) => ask('POST', `${urls[index % 2]}/api/v1/${shop.webhookPath}`, event)),
    );
    process.stdout.write(
      `${answers.length} events at once: slowest answer ${Math.max(...answers.map(({ ms }) => ms))} ms\n`,
    );
    return answers.filter(({ status }) => status < 200 || status > 299);
  };
  const paidInAll = async () => Number((await shop.audit()).totals.AED?.paid);

  it('the same event 200 times at once is applied once, and every answer is 2xx', async () => {
    const payment = await link();
    const charge = await shop.gateway.payLink(payment.tracking);
    const before = await paidInAll();
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    expect(await crowd(Array.from({ length: 200 }, () => event))).toEqual([]);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    await stage.untilSettled();
    expect((await paidInAll()) - before).toBe(100);
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
    expect(await shop.happened(payment.destination_id, 'invoice.payment_recorded')).toBe(1);
    expect(await shop.deliveries(charge.id)).toHaveLength(1);
    expect(await shop.readInvoice(payment.destination_id)).toMatchObject({
      amount_paid: '100.00',
      overpaid_amount: null,
    });
  });

  it('40 different events, a relay and checks about one charge are applied once', async () => {
    // Nothing of the tests before is still to be booked.
    await stage.untilSettled();
    const before = await paidInAll();
    const payment = await link();
    const charge = await shop.gateway.payLink(payment.tracking);
    const types = ['charge.completed', 'charge.created', 'payment_link.paid', 'charge.authorised'];
    const events = Array.from({ length: 40 }, (_, index) =>
      signedEvent(shop.webhookSecret, chargeEvent(types[index % types.length] ?? '', charge.id)),
    );
    const checks = Array.from({ length: 5 }, () => shop.call('POST', `payments/${payment.id}/check`));
    expect(await crowd(events)).toEqual([]);
    expect((await relay({ id: charge.id })).status).toBe(200);
    expect((await Promise.all(checks)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    await stage.untilSettled();
    expect(await shop.readInvoice(payment.destination_id)).toMatchObject({
      amount_paid: '100.00',
      overpaid_amount: null,
    });
    expect((await paidInAll()) - before).toBe(100);
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
    expect((await shop.deliveries(charge.id)).filter(({ result }) => result === 'pending')).toEqual([]);
  });
});
