import { eventually } from '../support/probe';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory, type PayerHabit } from '../simulate/money-story';

/** How the server comes to know of what happened at Nomod; nothing else tells it. */
const WAYS = ['event', 'relay', 'poll', 'check'] as const;
type Way = (typeof WAYS)[number];

const CURRENCIES = ['AED', 'KWD', 'JPY'] as const;

interface Mismatch {
  /** Each followed by making it known and waiting for the books. */
  readonly acts: ((story: MoneyStory) => Promise<unknown>)[];
  /** Rows that are open in the end. */
  readonly attention: string[];
  readonly paymentStatus: string;
}

const pays =
  (habit: PayerHabit, force = false) =>
  (story: MoneyStory) =>
    story.pay(0, habit, force);
const refunds = (whole: boolean) => (story: MoneyStory) => story.refundAtNomod(0, whole);

const mismatches: Record<string, Mismatch> = {
  'too little': { acts: [pays({ share: 60 })], attention: ['amount_differs'], paymentStatus: 'pending' },
  'too much': { acts: [pays({ share: 150 })], attention: ['amount_differs', 'overpaid'], paymentStatus: 'overpaid' },
  'a second charge': {
    acts: [pays({}), pays({}, true)],
    attention: ['overpaid', 'second_payment'],
    paymentStatus: 'overpaid',
  },
  'a tip': { acts: [pays({ tip: 500 })], attention: [], paymentStatus: 'succeeded' },
  'a service fee': { acts: [pays({ fee: 300 })], attention: [], paymentStatus: 'succeeded' },
  'a tax': { acts: [pays({ tax: 500 })], attention: [], paymentStatus: 'succeeded' },
  'too little with a tip': {
    acts: [pays({ share: 90, tip: 2_000 })],
    attention: ['amount_differs'],
    paymentStatus: 'pending',
  },
  'a conversion': { acts: [pays({ convert: true })], attention: [], paymentStatus: 'succeeded' },
  'another currency': { acts: [pays({ foreign: true })], attention: ['currency_differs'], paymentStatus: 'pending' },
  'a partial refund': { acts: [pays({}), refunds(false)], attention: [], paymentStatus: 'partially_refunded' },
  'a full refund': { acts: [pays({ tip: 700 }), refunds(true)], attention: [], paymentStatus: 'refunded' },
  'repeated refunds': {
    acts: [pays({}), refunds(false), refunds(false), refunds(true)],
    attention: [],
    paymentStatus: 'refunded',
  },
  'a refund of a converted charge': {
    acts: [pays({ convert: true }), refunds(true)],
    attention: [],
    paymentStatus: 'refunded',
  },
  'a refund of the second charge': {
    acts: [pays({}), pays({}, true), (story) => story.refundAtNomod(1, true)],
    attention: [],
    paymentStatus: 'succeeded',
  },
  'a dispute': {
    acts: [pays({}), (story) => story.dispute(0)],
    attention: ['disputed'],
    paymentStatus: 'succeeded',
  },
};

let databases: TestDatabase[];
let patient: MoneyStack;
let polling: MoneyStack;
let desks: Record<Way, MoneyDesk>;

beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  const [first, second] = databases as [TestDatabase, TestDatabase];
  [patient, polling] = await Promise.all([
    MoneyStack.start(first.url, { POLL_INTERVAL_SECONDS: '3600' }),
    MoneyStack.start(second.url, { POLL_INTERVAL_SECONDS: '0.5' }),
  ]);
  desks = {
    event: await patient.openDesk({ webhooks: true }),
    relay: await patient.openDesk({ webhooks: false }),
    check: await patient.openDesk({ webhooks: false }),
    poll: await polling.openDesk({ webhooks: false }),
  };
}, 60_000);

afterAll(async () => {
  await Promise.all([patient.stop(), polling.stop()]);
  for (const database of databases) await database.drop();
}, 60_000);

async function makeKnown(way: Way, story: MoneyStory): Promise<void> {
  if (way === 'check') await story.lookUp();
  if (way === 'relay') for (const charge of story.model.charges) await story.desk.relay(charge.id);
}

async function play(way: Way, currency: string, { acts, attention, paymentStatus }: Mismatch): Promise<void> {
  const story = await MoneyStory.begin(desks[way], currency, 10_000n);
  await story.requestLink();
  for (const act of acts) {
    await act(story);
    await makeKnown(way, story);
    await story.converges();
  }
  expect((await story.desk.invoice(story.invoice.id)).payment_status).toBe(paymentStatus);
  await eventually(
    `attention to be ${attention.join(', ') || 'nothing'}`,
    () => story.desk.attentionKinds(story.invoice.id),
    { until: (kinds) => String(kinds) === String(attention), intervalMs: 100 },
  );
  expect(await story.desk.audit()).toMatchObject({ ok: true });
}

describe.each(WAYS)('money that does not fit, known by %s', (way) => {
  it.each(Object.keys(mismatches))(
    'comes to the same in every currency: %s',
    async (name) => {
      const mismatch = mismatches[name];
      if (!mismatch) throw new Error(`There is no case ${name}`);
      await Promise.all(CURRENCIES.map((currency) => play(way, currency, mismatch)));
    },
    60_000,
  );
});
