import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';

/** Enough of the orders to meet every pair of events both ways round. */
const ORDERS = 12;

interface Message {
  id: string;
  type: string;
}

let database: TestDatabase;
let stack: MoneyStack;
let desk: MoneyDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  stack = await MoneyStack.start(database.url, { POLL_INTERVAL_SECONDS: '3600' });
  desk = await stack.openDesk({ webhooks: true });
  await desk.nomod('POST', '/event-faults', { drop: true });
}, 60_000);

afterAll(async () => {
  await stack.stop();
  await database.drop();
}, 60_000);

/** A declined try, a payment, two refunds and a dispute, of which no event arrived. */
async function eventful(): Promise<{ story: MoneyStory; messages: Message[] }> {
  const story = await MoneyStory.begin(desk, 'AED', 10_000n);
  await story.requestLink();
  await story.decline(0);
  await story.pay(0);
  await story.refundAtNomod(0, false);
  await story.refundAtNomod(0, true);
  await story.dispute(0);
  const charges = (await desk.sandboxCharges()).slice(-2).map(({ id }) => id);
  const lists = await Promise.all(
    charges.map((id) => desk.nomod<Message[]>('GET', `/accounts/${desk.nomodKey}/messages?charge=${id}`)),
  );
  return { story, messages: lists.flat() };
}

describe('events in any order', () => {
  it('lead to one final state', async () => {
    const { length } = (await eventful()).messages;
    expect(length).toBe(7);
    const places = Array.from({ length }, (_, place) => place);
    const orders = fc.sample(fc.shuffledSubarray(places, { minLength: length }), { numRuns: ORDERS, seed: 7 });
    for (const order of orders) {
      const { story, messages } = await eventful();
      for (const place of order) await desk.nomod('POST', `/messages/${messages[place]?.id}/resend`);
      await story.converges();
      const [payment] = await desk.payments(story.invoice.id);
      expect(payment).toMatchObject({ payment_status: 'refunded', refunded_amount: '100.00', disputed: true });
    }
    expect(await desk.audit()).toMatchObject({ ok: true });
  }, 120_000);
});
