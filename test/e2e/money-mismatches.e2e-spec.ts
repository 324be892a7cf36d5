import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { sampled } from '../support/sampled';
import { CURRENCIES, disputes, type Mismatch, mustShow, pays, refunds } from '../simulate/mismatch';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';
import { playCells } from '../simulate/play-cells';

/** How the server comes to know of what happened at Nomod; nothing else tells it. */
const WAYS = ['event', 'relay', 'poll', 'check'] as const;
type Way = (typeof WAYS)[number];

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
    acts: [pays({}), disputes],
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

async function play(way: Way, currency: string, mismatch: Mismatch): Promise<void> {
  const story = await MoneyStory.begin(desks[way], currency, 10_000n);
  await story.requestLink();
  for (const act of mismatch.acts) {
    await act(story);
    await makeKnown(way, story);
    await story.converges();
  }
  await mustShow(story, mismatch);
}

it.each(WAYS)(
  'money that does not fit comes to the same in every currency, known by %s',
  async (way) => {
    const cells = Object.entries(mismatches).flatMap(([name, mismatch]) =>
      CURRENCIES.map((currency) => ({ name: `${name}, ${currency}`, play: () => play(way, currency, mismatch) })),
    );
    expect(await playCells(sampled(cells))).toEqual({});
  },
  120_000,
);
