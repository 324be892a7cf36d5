import { randomUUID } from 'node:crypto';
import { eventually } from '../support/probe';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import type { PaymentAnswer } from '../simulate/answers';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';

interface Body extends PaymentAnswer {
  readonly code?: string;
  readonly details?: { readonly approval_id: string };
}

jest.setTimeout(60_000);

describe('a limit for refunds at Nomod', () => {
  let database: TestDatabase;
  let stack: MoneyStack;
  let desk: MoneyDesk;
  let payment: PaymentAnswer;
  let [asker, approver] = ['', ''];

  beforeAll(async () => {
    database = await createTestDatabase();
    stack = await MoneyStack.start(database.url, { POLL_INTERVAL_SECONDS: '3600' });
  }, 60_000);
  afterAll(async () => {
    await stack.stop();
    await database.drop();
  }, 60_000);

  /** A paid charge of 100.00, in an environment with a limit of 20.00. */
  beforeEach(async () => {
    desk = await stack.openDesk({ webhooks: true });
    const story = await MoneyStory.begin(desk, 'AED', 10_000n);
    await story.requestLink();
    await story.pay(0, {});
    await story.agrees();
    const [found] = await desk.payments(story.invoice.id);
    if (!found) throw new Error('There is no payment');
    payment = found;
    const { items } = await desk.must<{ items: { id: string; type: string }[] }>('GET', '/environments');
    const own = items.find(({ type }) => type === 'sandbox');
    await desk.must('PUT', `/environments/${own?.id}`, { approval_limits: { AED: '20.00' } });
    // Keys that are made now use the new limit at once.
    const newKey = async (name: string) => {
      const body = { name, scopes: ['read', 'write', 'refunds:write'] };
      return (await desk.must<{ api_key: string }>('POST', '/api-keys', body)).api_key;
    };
    [asker, approver] = [await newKey('Asks'), await newKey('Approves')];
  });
  afterEach(async () => {
    expect(await desk.audit()).toMatchObject({ ok: true });
  });

  const as = (key: string) => ({ authorization: `Bearer ${key}` });
  const refund = (amount: string, key: string = randomUUID()) =>
    desk.call<Body>(
      'POST',
      `/payments/${payment.id}/refund`,
      { amount },
      { ...as(asker), 'idempotency-key': `${payment.id}-${key}` },
    );
  const approve = async (amount: string, key?: string) => {
    const { body } = await refund(amount, key);
    expect(body.code).toBe('approval_required');
    const path = `/approvals/${body.details?.approval_id}/approve`;
    expect(await desk.call('POST', path, {}, as(approver))).toMatchObject({ status: 200 });
  };
  const needsApproval = { status: 403, body: { code: 'approval_required' } };

  async function whileDisputed(work: () => Promise<void>): Promise<void> {
    await desk.nomod('POST', `/charges/${payment.gateway_payment_id}/dispute`);
    await work();
    await desk.nomod('POST', `/charges/${payment.gateway_payment_id}/dispute/end`, { outcome: 'won' });
  }

  it('counts a refund again that Nomod refused and that is repeated', async () => {
    await whileDisputed(async () => {
      for (const key of ['first', 'second', 'third']) expect((await refund('15.00', key)).status).toBe(409);
    });
    expect(await refund('15.00', 'first')).toMatchObject({ status: 200, body: { refunded_amount: '15.00' } });
    expect(await refund('15.00', 'second')).toMatchObject(needsApproval);
    expect(await refund('15.00', 'third')).toMatchObject(needsApproval);
    await approve('15.00', 'second');
    expect(await refund('15.00', 'second')).toMatchObject({ status: 200, body: { refunded_amount: '30.00' } });
  });

  it('takes the approval of a refund that was refused for that refund alone', async () => {
    await approve('60.00', 'approved');
    await whileDisputed(async () => {
      expect((await refund('60.00', 'approved')).status).toBe(409);
    });
    expect((await refund('15.00')).status).toBe(200);
    expect(await refund('5.01')).toMatchObject(needsApproval);
    expect(await refund('60.00', 'approved')).toMatchObject({ status: 200, body: { refunded_amount: '75.00' } });
    expect(await refund('5.01')).toMatchObject(needsApproval);
    expect((await refund('5.00')).status).toBe(200);
  });

  it('gives no credit for an approved refund that did not reach the payer', async () => {
    await approve('60.00', 'lost');
    expect((await refund('60.00', 'lost')).status).toBe(200);
    await desk.nomod('POST', `/charges/${payment.gateway_payment_id}/refund/reverse`);
    await eventually('the reversal', () => desk.must<PaymentAnswer>('GET', `/payments/${payment.id}`), {
      until: ({ refunded_amount }) => refunded_amount === '0.00',
    });
    await approve('60.00', 'again');
    expect((await refund('60.00', 'again')).status).toBe(200);
    expect((await refund('20.00')).status).toBe(200);
    expect(await refund('0.01')).toMatchObject(needsApproval);
  });
});
