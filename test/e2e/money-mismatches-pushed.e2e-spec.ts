import { eventually } from '../support/probe';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { CURRENCIES, disputes, type Mismatch, mustShow, pays, refunds } from '../simulate/mismatch';
import type { AttentionRow, SandboxCharge } from '../simulate/answers';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory, type PayerHabit } from '../simulate/money-story';
import { type Cell, playCells } from '../simulate/play-cells';

/** How the server comes to know of what happened at Nomod. A check of the payment cannot: Nomod names no invoice on a charge. */
const WAYS = ['event', 'relay', 'poll'] as const;
type Way = (typeof WAYS)[number];

/** Recognised by themselves: Nomod's page of an invoice asks its amount and takes one charge. */
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
  'a dispute': { acts: [pays({}), disputes], attention: ['disputed'], paymentStatus: 'succeeded' },
};

/** A charge that page rules out, should it come all the same: it fits no invoice for certain, so a person says which one it paid. */
interface Stranger extends Mismatch {
  readonly habit: PayerHabit;
  readonly ways: readonly Way[];
}

const stranger = (
  habit: PayerHabit,
  paymentStatus: string,
  attention: string[] = [],
  { acts = [], ways = WAYS }: Partial<Stranger> = {},
): Stranger => ({ habit, paymentStatus, attention, acts, ways });

const strangers: Record<string, Stranger> = {
  'too little': stranger({ share: 60 }, 'pending', ['amount_differs']),
  'too much': stranger({ share: 150 }, 'overpaid', ['amount_differs', 'overpaid']),
  // The paid invoice is not polled any more, and the charge names none: only an event tells of it.
  'a second charge': stranger({}, 'overpaid', ['overpaid'], { acts: [pays({})], ways: ['event', 'relay'] }),
  'a tip': stranger({ tip: 500 }, 'succeeded'),
  'a service fee': stranger({ fee: 300 }, 'succeeded'),
  'a tax': stranger({ tax: 500 }, 'succeeded'),
  'too little with a tip': stranger({ share: 90, tip: 2_000 }, 'pending', ['amount_differs']),
};

/** Two seconds instead of three days until a person is asked about an event that matches nothing. */
const SOON_ASKED = { UNMATCHED_EVENT_HOURS: '0.0006' };

let databases: TestDatabase[];
let hearing: MoneyStack;
let polling: MoneyStack;
let desks: Record<Way, MoneyDesk>;
/** Hears and polls. */
let told: MoneyDesk;

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
  told = await polling.openDesk({ webhooks: true, pushes: true });
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

/** A charge that fits no invoice for certain, and the row that asks a person about it. */
async function strange(way: Way, story: MoneyStory, habit: PayerHabit): Promise<[SandboxCharge, AttentionRow]> {
  const charge = await story.pay(0, habit, true);
  if (!charge) throw new Error('Nothing was paid');
  await makeKnown(way, story);
  const isAsked = (row: AttentionRow) =>
    way === 'poll'
      ? row.kind === 'paid_without_charge' && row.invoice_id === story.invoice.id
      : row.kind === 'unmatched_event' && row.charge_id === charge.id;
  const row = await eventually('a person to be asked', async () => (await story.desk.attention()).find(isAsked), {
    timeoutMs: 30_000,
    intervalMs: 200,
  });
  if (!row) throw new Error('Nobody was asked');
  return [charge, row];
}

async function playRecognised(way: Way, currency: string, mismatch: Mismatch): Promise<void> {
  await mustShow(await begun(way, currency, mismatch), mismatch);
}

async function playStranger(way: Way, currency: string, mismatch: Stranger): Promise<void> {
  const story = await begun(way, currency, mismatch);
  const [charge, row] = await strange(way, story, mismatch.habit);
  expect(await story.desk.match(row, story.invoice.id, charge.id)).toMatchObject({ status: 200 });
  await story.converges();
  await mustShow(story, mismatch);
}

/** Money in another currency pays nothing, whoever says so. */
async function playForeign(way: Way, currency: string): Promise<void> {
  const story = await begun(way, currency, { acts: [], attention: [], paymentStatus: 'pending' });
  const [charge, row] = await strange(way, story, { foreign: true });
  const refused = { status: 400, body: { code: 'currency_mismatch' } };
  expect(await story.desk.match(row, story.invoice.id, charge.id)).toMatchObject(refused);
  const attention = way === 'poll' ? ['paid_without_charge'] : [];
  await mustShow(story, { acts: [], attention, paymentStatus: 'pending' });
  expect((await story.desk.attention()).map(({ id }) => id)).toContain(row.id);
}

describe.each(WAYS)("money on a pushed invoice's own URL, known by %s", (way) => {
  const inEveryCurrency = (name: string, play: (currency: string) => Promise<void>): Cell[] =>
    CURRENCIES.map((currency) => ({ name: `${name}, ${currency}`, play: () => play(currency) }));

  it('is recognised when it fits, and follows refunds and disputes', async () => {
    const cells = Object.entries(recognised).flatMap(([name, mismatch]) =>
      inEveryCurrency(name, (currency) => playRecognised(way, currency, mismatch)),
    );
    expect(await playCells(cells)).toEqual({});
  }, 120_000);

  it('is never silent when it does not fit: a person matches it, and it comes to the same as on a link', async () => {
    const cells = Object.entries(strangers)
      .filter(([, { ways }]) => ways.includes(way))
      .flatMap(([name, mismatch]) => inEveryCurrency(name, (currency) => playStranger(way, currency, mismatch)));
    const foreign = inEveryCurrency('another currency', (currency) => playForeign(way, currency));
    expect(await playCells([...cells, ...foreign])).toEqual({});
  }, 120_000);
});

it.each(['paid_without_charge', 'unmatched_event'])(
  'a person who is asked twice about one charge says it once: on the row %s',
  async (kind) => {
    const story = await opened(told, 'AED');
    const charge = await story.pay(0, { share: 60 });
    const about = async () =>
      (await told.attention()).filter((row) => row.charge_id === charge?.id || row.invoice_id === story.invoice.id);
    const rows = await eventually('both rows', about, { until: ({ length }) => length === 2, timeoutMs: 30_000 });
    const row = rows.find((each) => each.kind === kind);
    if (!row || !charge) throw new Error(`There is no row ${kind}`);
    expect(await told.match(row, story.invoice.id, charge.id)).toMatchObject({ status: 200 });
    await story.converges();
    await eventually('only the amount to be asked about', about, {
      until: (left) => left.map((each) => each.kind).join() === 'amount_differs',
      timeoutMs: 30_000,
    });
  },
  90_000,
);
