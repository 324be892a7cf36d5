import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { eventually } from '../support/probe';
import type { PaymentAnswer } from '../simulate/answers';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';

interface Refusal {
  code: string;
  details: { refundable_amount?: string };
}

let database: TestDatabase;
let stack: MoneyStack;
let desk: MoneyDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  stack = await MoneyStack.start(database.url, {
    NOMOD_TIMEOUT_MS: '10000',
    OUTCOME_LOOKUP_SECONDS: '1',
    POLL_INTERVAL_SECONDS: '3600',
  });
}, 60_000);

beforeEach(async () => {
  desk = await stack.openDesk({ webhooks: true });
});

afterEach(async () => {
  await desk.nomod('DELETE', '/faults');
  expect(await desk.audit()).toMatchObject({ ok: true });
});

afterAll(async () => {
  await stack.stop();
  await database.drop();
}, 60_000);

/** A paid invoice of 100.00, or of as many minor units as given. */
async function paid(habit = {}, currency = 'AED', dueMinor = 10_000n): Promise<[MoneyStory, PaymentAnswer]> {
  const story = await MoneyStory.begin(desk, currency, dueMinor);
  await story.requestLink();
  await story.pay(0, habit);
  await story.agrees();
  return [story, await payment(story)];
}

async function payment(story: MoneyStory): Promise<PaymentAnswer> {
  const [found] = await desk.payments(story.invoice.id);
  if (!found) throw new Error('There is no payment');
  return found;
}

async function refundCalls(): Promise<number> {
  const counters = await desk.nomod<Record<string, number>>('GET', `/counters?account=${desk.nomodKey}`);
  return counters.refund_charge ?? 0;
}

jest.setTimeout(60_000);

describe('a refund', () => {
  it('gives back a part, then the rest, and no more', async () => {
    const [story, { id }] = await paid({ tip: 500 });
    const part = await desk.refund(id, '30.00');
    expect(part).toMatchObject({
      status: 200,
      body: { payment_status: 'partially_refunded', refunded_amount: '30.00', refunds: [{ state: 'done' }] },
    });
    const excess = await desk.refund(id, '75.01');
    expect(excess).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    expect((excess.body as unknown as Refusal).details.refundable_amount).toBe('75.00');
    expect(await desk.refund(id)).toMatchObject({ body: { payment_status: 'refunded', refunded_amount: '105.00' } });
    expect(await desk.refund(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await refundCalls()).toBe(2);
    await eventually('the invoice to be refunded', async () => desk.invoice(story.invoice.id), {
      until: (invoice) => invoice.payment_status === 'refunded' && invoice.refunded_amount === '100.00',
    });
  });

  it('goes out once however many ask at the same time', async () => {
    const [, { id }] = await paid();
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.refund(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await refundCalls()).toBe(1);
  });

  it('never adds up to more than was taken when parts race', async () => {
    const [, { id }] = await paid();
    const answers = await Promise.all(Array.from({ length: 4 }, () => desk.refund(id, '40.00')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400]);
    expect(await read(id)).toMatchObject({ refunded_amount: '80.00' });
  });

  it('is not repeated with the same key', async () => {
    const [, { id }] = await paid();
    const again = () =>
      desk.call<PaymentAnswer>('POST', `/payments/${id}/refund`, { amount: '10.00' }, { 'idempotency-key': 'once' });
    expect((await again()).body.refunded_amount).toBe('10.00');
    expect((await again()).body.refunded_amount).toBe('10.00');
    expect(await refundCalls()).toBe(1);
  });

  it('is found done when only the answer was lost', async () => {
    const [, { id }] = await paid();
    await desk.nomod('POST', '/faults', { operation: 'refund_charge', kind: 'reset_after', times: 1 });
    expect(await desk.refund(id)).toMatchObject({ status: 200, body: { payment_status: 'refunded' } });
    expect(await refundCalls()).toBe(1);
  });

  it('that did not happen is told apart from one that did, and is only sent again when asked again', async () => {
    const [story, { id }] = await paid();
    await desk.nomod('POST', '/faults', { operation: 'refund_charge', kind: 'reset_before', times: 1 });
    expect(await desk.refund(id)).toMatchObject({ status: 504, body: { code: 'nomod_outcome_unknown' } });
    await eventually('the refund to be known as not done', () => read(id), {
      until: ({ refunds }) => refunds[0]?.state === 'refused',
    });
    await eventually('a person to be asked', () => desk.attentionKinds(story.invoice.id), {
      until: (kinds) => kinds.includes('refund_unconfirmed'),
    });
    expect(await refundCalls()).toBe(1);
    expect(await desk.refund(id)).toMatchObject({ status: 200, body: { payment_status: 'refunded' } });
    expect(await refundCalls()).toBe(2);
  });

  it('that Nomod has only accepted moves nothing until the charge shows it', async () => {
    const [, { id, gateway_payment_id }] = await paid();
    const accepted = { message: 'Refund in progress' };
    const fault = { operation: 'refund_charge', kind: 'status', status: 200, work: false, body: accepted, times: 1 };
    await desk.nomod('POST', '/faults', fault);
    expect(await desk.refund(id)).toMatchObject({
      status: 200,
      body: { payment_status: 'succeeded', refunded_amount: '0.00', refunds: [{ state: 'accepted' }] },
    });
    expect(await desk.refund(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await desk.nomod('POST', `/charges/${gateway_payment_id}/refund`);
    await eventually('the refund to be done', () => read(id), {
      until: ({ payment_status, refunds }) => payment_status === 'refunded' && refunds[0]?.state === 'done',
      timeoutMs: 20_000,
    });
  });

  it('counts what was given back at Nomod without our hearing of it', async () => {
    await desk.nomod('POST', '/event-faults', { account: desk.nomodKey, drop: true });
    const [, { id, gateway_payment_id }] = await paid();
    await desk.nomod('POST', `/charges/${gateway_payment_id}/refund`, { amount: '60.00' });
    expect(await desk.refund(id, '50.00')).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    expect(await refundCalls()).toBe(0);
    expect(await read(id)).toMatchObject({ refunded_amount: '60.00', payment_status: 'partially_refunded' });
  });

  it('that Nomod refuses is refused in its words', async () => {
    const [, { id }] = await paid();
    const error = { code: 'charge_not_paid', message: 'Only a paid charge can be refunded.' };
    await desk.nomod('POST', '/faults', {
      ...{ operation: 'refund_charge', kind: 'status', status: 400, body: { error }, account: desk.nomodKey, times: 1 },
    });
    expect(await desk.refund(id)).toMatchObject({
      status: 502,
      body: { code: 'nomod_error', details: { gateway_code: 'charge_not_paid' } },
    });
    expect(await read(id)).toMatchObject({ refunded_amount: '0.00', refunds: [{ state: 'refused' }] });
  });

  it('of a disputed charge is not asked for: the bank may give the same money back', async () => {
    const [, { id, gateway_payment_id }] = await paid();
    await desk.nomod('POST', `/charges/${gateway_payment_id}/dispute`);
    expect(await desk.refund(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await refundCalls()).toBe(0);
    expect(await read(id)).toMatchObject({ refunded_amount: '0.00', disputed: true, refunds: [{ state: 'refused' }] });
    await desk.nomod('POST', `/charges/${gateway_payment_id}/dispute/end`, { outcome: 'won' });
    expect(await desk.refund(id)).toMatchObject({ status: 200, body: { refunded_amount: '100.00' } });
  });

  it('of a converted charge gives the same share back in the currency of the card', async () => {
    const [story, { id }] = await paid({ convert: true }, 'KWD', 10_000n);
    expect(await desk.refund(id, '4.000')).toMatchObject({ status: 200, body: { refunded_amount: '4.000' } });
    const [charge] = story.model.charges;
    expect(await desk.charge(charge?.id ?? '')).toMatchObject({
      currency: 'GBP',
      total: '20.000',
      refund_total: '8.000',
    });
  });

  it('of money received outside is recorded as given back outside', async () => {
    const story = await MoneyStory.begin(desk, 'JPY', 10_000n);
    await story.payOffline(100);
    await story.converges();
    await story.refund(0, false);
    await story.converges();
    expect(story.model.expected()).toMatchObject({ payment_status: 'partially_refunded', refunded_amount: '5000' });
    expect(await refundCalls()).toBe(0);
  });

  it('needs a payment that took money', async () => {
    const story = await MoneyStory.begin(desk, 'AED', 10_000n);
    await story.requestLink();
    const { id } = await payment(story);
    expect(await desk.refund(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await desk.refund('pay_none')).toMatchObject({ status: 404 });
    for (const amount of ['0', '-1', '1.001', 'x'])
      expect(await desk.refund((await paid())[1].id, amount)).toMatchObject({ status: 400 });
  });
});

function read(id: string): Promise<PaymentAnswer> {
  return desk.must('GET', `/payments/${id}`);
}
