import { eventually } from '../support/probe';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { sampled } from '../support/sampled';
import { CURRENCIES, disputes, type Mismatch, mustShow, pays, refunds } from '../simulate/mismatch';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';
import { type Cell, playCells } from '../simulate/play-cells';

/**
 * How the server comes to know of what happened at Nomod. A check of the payment cannot: Nomod names no invoice on a
 * charge.
 */
const WAYS = ['event', 'relay', 'poll'] as const;
type Way = (typeof WAYS)[number];

/** Recognised by themselves, in the same classes as on a link: nothing else explains the charge. */
const recognised: Record<string, Mismatch> = {
  'a conversion': { acts: [pays({ convert: true })], attention: [], paymentStatus: 'succeeded' },
  'a partial refund': { acts: [pays({}), refunds(false)], attention: [], paymentStatus: 'partially_refunded' },
  'a full refund': { acts: [pays({}), refunds(true)], attention: [], paymentStatus: 'refunded' },
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
  'too little': { acts: [pays({ share: 60 })], attention: ['amount_differs'], paymentStatus: 'pending' },
  'too much': { acts: [pays({ share: 150 })], attention: ['amount_differs', 'overpaid'], paymentStatus: 'overpaid' },
  'a tip': { acts: [pays({ tip: 500 })], attention: [], paymentStatus: 'succeeded' },
  'a service fee': { acts: [pays({ fee: 300 })], attention: [], paymentStatus: 'succeeded' },
  'a tax': { acts: [pays({ tax: 500 })], attention: [], paymentStatus: 'succeeded' },
  'too little with a tip': {
    acts: [pays({ share: 90, tip: 2_000 })],
    attention: ['amount_differs'],
    paymentStatus: 'pending',
  },
  'another currency': { acts: [pays({ foreign: true })], attention: ['currency_differs'], paymentStatus: 'pending' },
  'a dispute': { acts: [pays({}), disputes], attention: ['disputed'], paymentStatus: 'succeeded' },
};

/** It carries the return address of the invoice. The invoice is not polled any more, so only an event tells of it. */
const secondCharge: Mismatch = {
  acts: [pays({})],
  attention: ['overpaid', 'second_payment'],
  paymentStatus: 'overpaid',
};

/** Two seconds instead of three days until a person is asked about an event that matches nothing. */
const SOON_ASKED = { UNMATCHED_EVENT_HOURS: '0.0006' };

let databases: TestDatabase[];
let hearing: MoneyStack;
let polling: MoneyStack;
let desks: Record<Way, MoneyDesk>;

beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  const [first, second] = databases as [TestDatabase, TestDatabase];
  [hearing, polling] = await Promise.all([
    MoneyStack.start(first.url, { ...SOON_ASKED, POLL_INTERVAL_SECONDS: '3600' }),
    MoneyStack.start(second.url, { ...SOON_ASKED, POLL_INTERVAL_SECONDS: '0.5' }),
  ]);
  desks = {
    event: await hearing.openDesk({ webhooks: true, pushes: true }),
    relay: await hearing.openDesk({ webhooks: false, pushes: true }),
    poll: await polling.openDesk({ webhooks: false, pushes: true }),
  };
}, 60_000);

afterAll(async () => {
  await Promise.all([hearing.stop(), polling.stop()]);
  for (const database of databases) await database.drop();
}, 60_000);

async function makeKnown(way: Way, story: MoneyStory): Promise<void> {
  if (way === 'relay') for (const charge of story.model.charges) await story.desk.relay(charge.id);
}

async function opened(desk: MoneyDesk, currency: string): Promise<MoneyStory> {
  const story = await MoneyStory.begin(desk, currency, 10_000n);
  // Refused while the invoice is still on its way to Nomod.
  await eventually('the URL of the invoice', () => story.requestLink(), {
    until: () => story.links.length > 0,
    timeoutMs: 30_000,
    intervalMs: 200,
  });
  return story;
}

async function begun(way: Way, currency: string, { acts }: Mismatch): Promise<MoneyStory> {
  const story = await opened(desks[way], currency);
  for (const act of acts) {
    await act(story);
    await makeKnown(way, story);
    await story.converges();
  }
  return story;
}

async function playRecognised(way: Way, currency: string, mismatch: Mismatch): Promise<void> {
  await mustShow(await begun(way, currency, mismatch), mismatch);
}

async function playSecondCharge(way: Way, currency: string): Promise<void> {
  const story = await begun(way, currency, secondCharge);
  await story.pay(0, {}, true);
  await makeKnown(way, story);
  await story.converges();
  await mustShow(story, secondCharge);
}

describe.each(WAYS)("money on a pushed invoice's own URL, known by %s", (way) => {
  const inEveryCurrency = (name: string, play: (currency: string) => Promise<void>): Cell[] =>
    CURRENCIES.map((currency) => ({ name: `${name}, ${currency}`, play: () => play(currency) }));

  it('is recognised, whatever it took, and follows refunds and disputes', async () => {
    const cells = Object.entries(recognised).flatMap(([name, mismatch]) =>
      inEveryCurrency(name, (currency) => playRecognised(way, currency, mismatch)),
    );
    expect(await playCells(sampled(cells))).toEqual({});
  }, 120_000);
});

it.each(['event', 'relay'] as const)(
  'a second charge, known by %s, is booked beside the first one and listed',
  async (way) => {
    const cells = CURRENCIES.map((currency) => ({ name: currency, play: () => playSecondCharge(way, currency) }));
    expect(await playCells(cells)).toEqual({});
  },
  120_000,
);
