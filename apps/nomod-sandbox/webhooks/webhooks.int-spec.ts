import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { startSandbox, type RunningSandbox } from '../sandbox';
import { SandboxClient } from '../testing/sandbox-client';
import { startReceiver, type Delivery } from '../testing/webhook-receiver';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;

function verify(secret: string, { headers, raw }: Delivery): unknown {
  return new Webhook(secret).verify(raw, {
    'webhook-id': String(headers['svix-id']),
    'webhook-timestamp': String(headers['svix-timestamp']),
    'webhook-signature': String(headers['svix-signature']),
  });
}

const typeOf = ({ raw }: Delivery) => (JSON.parse(raw) as { type: string }).type;
const messageId = ({ headers }: Delivery) => headers['svix-id'];

describe('sandbox webhooks', () => {
  const secret = newSecret();
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  let receiver: Receiver;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
    await nomod.account('PATCH', '/options', { retry_schedule_ms: [5, 5, 5] });
  });
  afterEach(async () => {
    await nomod.control('DELETE', '/event-faults');
    await receiver.close();
  });

  const listen = async (answer?: Parameters<typeof startReceiver>[0], events?: string[]) => {
    receiver = await startReceiver(answer);
    return nomod.account<{ id: string }>('POST', '/webhooks', { url: receiver.url, secret, events });
  };
  const completedOnly = ['charge.completed'];

  it('tell of a payment, signed', async () => {
    await listen();
    const charge = await nomod.payLink((await nomod.link()).id);
    await receiver.received(2);
    expect(receiver.deliveries.map(typeOf).sort()).toEqual(['charge.completed', 'charge.created']);
    const completed = receiver.deliveries.find((delivery) => typeOf(delivery) === 'charge.completed') as Delivery;
    expect(verify(secret, completed)).toMatchObject({
      type: 'charge.completed',
      eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      objectId: `ch_${charge.id.replaceAll('-', '')}`,
      data: { id: charge.id, status: 'paid', total: '100.000', referenceId: charge.reference_id },
    });
    expect(() => verify(newSecret(), completed)).toThrow();
  });

  it('come in snake case or with the least, when told', async () => {
    await listen(undefined, completedOnly);
    await nomod.account('PATCH', '/options', { webhook_casing: 'snake' });
    const charge = await nomod.payLink((await nomod.link()).id);
    await receiver.received(1);
    await nomod.account('PATCH', '/options', { webhook_casing: 'minimal' });
    const second = await nomod.payLink((await nomod.link()).id);
    await receiver.received(2);
    const [snake, minimal] = receiver.deliveries.map(({ raw }) => JSON.parse(raw) as unknown);
    expect(snake).toMatchObject({ event_id: expect.any(String), data: { reference_id: charge.reference_id } });
    expect(minimal).toEqual({ type: 'charge.completed', data: { id: second.id } });
  });

  it.each([
    ['authorised', 'charge.authorised'],
    ['failed', 'charge.failed'],
    ['cancelled', 'charge.cancelled'],
    ['disputed', 'charge.dispute.created'],
    ['partially_refunded', 'charge.partially_refunded'],
    ['refunded', 'charge.refunded'],
  ])('tell that a charge is %s', async (status, type) => {
    await listen(undefined, [type]);
    const { id } = await nomod.payLink((await nomod.link()).id);
    await nomod.control('POST', `/charges/${id}/status`, { status });
    await receiver.received(1);
    expect(verify(secret, receiver.deliveries[0] as Delivery)).toMatchObject({ type, data: { id, status } });
  });

  it('are tried again after a failure, a redirect and a time-out, with the same id', async () => {
    const answers = new Map<number, number | null>([
      [1, 500],
      [2, 302],
      [3, null],
    ]);
    await nomod.account('PATCH', '/options', { webhook_timeout_ms: 50 });
    await listen((_, nth) => (answers.has(nth) ? (answers.get(nth) ?? null) : 204), completedOnly);
    await nomod.payLink((await nomod.link()).id);
    await receiver.received(4);
    expect(new Set(receiver.deliveries.map(messageId)).size).toBe(1);
    receiver.deliveries.forEach((delivery) => verify(secret, delivery));
  });

  it('fail for good when the schedule ends, and can be sent again', async () => {
    let up = false;
    await listen(() => (up ? 200 : 503), completedOnly);
    await nomod.payLink((await nomod.link()).id);
    await receiver.received(4);
    const [message] = await nomod.messages();
    up = true;
    const resent = await nomod.control('POST', `/messages/${message?.id}/resend`);
    expect(resent).toMatchObject({ status: 'delivered', type: 'charge.completed' });
    expect(receiver.deliveries).toHaveLength(5);
  });

  it('are dropped, and resent in any order', async () => {
    await listen();
    await nomod.control('POST', '/event-faults', { account: nomod.key, drop: true });
    await nomod.payLink((await nomod.link()).id);
    const messages = await nomod.messages();
    expect(messages.map(({ status }) => status)).toEqual(['dropped', 'dropped']);
    for (const { id } of messages.toReversed()) await nomod.control('POST', `/messages/${id}/resend`);
    expect(receiver.deliveries.map(typeOf)).toEqual(['charge.completed', 'charge.created']);
  });

  it('are duplicated with one id', async () => {
    await listen(undefined, completedOnly);
    await nomod.control('POST', '/event-faults', { account: nomod.key, duplicate: 9 });
    await nomod.payLink((await nomod.link()).id);
    await receiver.received(10);
    expect(new Set(receiver.deliveries.map(messageId)).size).toBe(1);
  });

  it('are delayed and shuffled', async () => {
    await listen(undefined, completedOnly);
    await nomod.control('POST', '/seed', { seed: 3 });
    await nomod.control('POST', '/event-faults', { account: nomod.key, delay_ms: 10, shuffle_ms: 200 });
    const { id } = await nomod.link({ payment_expiry_limit: null });
    const sent: unknown[] = [];
    for (let count = 0; count < 8; count += 1) sent.push((await nomod.payLink(id)).id);
    await receiver.received(8);
    const arrived = receiver.deliveries.map(({ raw }) => (JSON.parse(raw) as { data: { id: string } }).data.id);
    expect(arrived).not.toEqual(sent);
    expect(arrived.toSorted()).toEqual(sent.toSorted());
  });

  it('are signed with both secrets after a rotation', async () => {
    const endpoint = await listen(undefined, completedOnly);
    const newer = newSecret();
    await nomod.control('POST', `/webhooks/${endpoint.id}/rotate`, { secret: newer });
    await nomod.payLink((await nomod.link()).id);
    await receiver.received(1);
    const [delivery] = receiver.deliveries as [Delivery];
    verify(secret, delivery);
    verify(newer, delivery);
    expect(String(delivery.headers['svix-signature']).split(' ')).toHaveLength(2);
  });

  it('stop when the webhook is deleted', async () => {
    const endpoint = await listen();
    await nomod.control('DELETE', `/webhooks/${endpoint.id}`);
    await nomod.payLink((await nomod.link()).id);
    expect(await nomod.messages()).toEqual([]);
  });

  it('refuse secrets and events that do not exist', async () => {
    receiver = await startReceiver();
    const create = (more: object) =>
      nomod.tryControl('POST', `/accounts/${nomod.key}/webhooks`, { url: receiver.url, secret, ...more });
    for (const more of [{ secret: 'plain' }, { events: ['link.paid'] }, { url: 'ftp://x' }]) {
      expect((await create(more)).status).toBe(400);
    }
  });
});
