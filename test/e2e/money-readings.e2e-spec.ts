import fc from 'fast-check';
import { inParallel } from '../support/in-parallel';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import type { AttentionRow } from '../simulate/answers';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';

/** Orders of each set of facts; MONEY_ORDERS=5040 plays all there are, of all sets. */
const ORDERS = Number(process.env.MONEY_ORDERS ?? 2);
/** Smaller sets are left to `charge-judgement.spec.ts`, which tries every order of each without a server. */
const FEWEST_FACTS = process.env.MONEY_ORDERS === undefined ? 5 : 1;
const SEED = 7;
const AT_ONCE = 16;

/** An event, and how Nomod shows the charge when it is heard; without that it is about another attempt, which failed. */
interface Fact {
  readonly event: string;
  readonly shows?: { readonly status: string; readonly refund_total: string };
}

const fact = (event: string, status: string, refund_total = '0.000'): Fact => ({
  event,
  shows: { status, refund_total },
});

const FACTS: readonly Fact[] = [
  fact('charge.created', 'created'),
  fact('charge.authorised', 'authorised'),
  fact('charge.completed', 'paid'),
  { event: 'charge.failed' },
  fact('charge.partially_refunded', 'partially_refunded', '40.000'),
  fact('charge.refunded', 'refunded', '100.000'),
  fact('charge.dispute.created', 'disputed'),
];

/** One invoice whose link two attempts were made on, and the order in which they are heard of. */
interface Telling {
  readonly story: MoneyStory;
  readonly chargeId: string;
  readonly failedId: string;
  readonly order: readonly Fact[];
}

let database: TestDatabase;
let stack: MoneyStack;
let desk: MoneyDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  stack = await MoneyStack.start(database.url, { POLL_INTERVAL_SECONDS: '3600' });
  desk = await stack.openDesk({ webhooks: false });
}, 60_000);

afterAll(async () => {
  await stack.stop();
  await database.drop();
}, 60_000);

/** An order and its reverse at least, so that every pair of facts is met both ways round. */
function ordersOf(facts: readonly Fact[]): Fact[][] {
  if (facts.length < 2) return [[...facts]];
  const all = permutations(facts);
  if (all.length <= ORDERS) return all;
  const half = fc.sample(fc.shuffledSubarray([...facts], { minLength: facts.length }), {
    numRuns: Math.ceil(ORDERS / 2),
    seed: SEED,
  });
  return half.flatMap((order) => [order, order.toReversed()]);
}

async function begin(order: readonly Fact[]): Promise<Telling> {
  const story = await MoneyStory.begin(desk, 'AED', 10_000n);
  await story.requestLink();
  const [link] = story.links;
  const attempt = async (status: string) =>
    (await desk.nomod<{ id: string }>('POST', `/links/${link?.id}/pay`, { status })).id;
  return { story, chargeId: await attempt('created'), failedId: await attempt('failed'), order };
}

/** Nomod shows the charge as it was at that time, and tells of it. */
async function hear({ chargeId, failedId, order }: Telling, place: number): Promise<void> {
  const next = order[place];
  if (!next) return;
  if (next.shows) await desk.nomod('PATCH', `/charges/${chargeId}`, next.shows);
  await desk.tell(next.event, next.shows ? chargeId : failedId);
}

async function outcome({ story }: Telling, attention: readonly AttentionRow[]): Promise<string> {
  const { payment_status, amount_paid, amount_remaining, refunded_amount } = await desk.invoice(story.invoice.id);
  const payments = (await desk.payments(story.invoice.id)).map((payment) => ({
    ...{ status: payment.payment_status, captured: payment.captured_amount, refunded: payment.refunded_amount },
    ...{ disputed: payment.disputed, attempts: payment.attempts.length },
  }));
  const kinds = attention.filter(({ invoice_id }) => invoice_id === story.invoice.id).map(({ kind }) => kind);
  return JSON.stringify({
    payment_status,
    amount_paid,
    amount_remaining,
    refunded_amount,
    payments,
    kinds: kinds.sort(),
  });
}

it('every set of facts leads to one final state, in whatever order it is read', async () => {
  const sets = subsets(FACTS).filter(({ length }) => length >= FEWEST_FACTS);
  const orders = sets.flatMap((facts, set) => ordersOf(facts).map((order) => ({ set, order })));
  const tellings = await inParallel(orders, AT_ONCE, ({ order }) => begin(order));
  for (const place of FACTS.keys()) {
    await inParallel(tellings, AT_ONCE, (telling) => hear(telling, place));
    await desk.settled();
  }
  const attention = await desk.attention();
  const outcomes = await inParallel(tellings, AT_ONCE, (telling) => outcome(telling, attention));
  for (const [set, facts] of sets.entries()) {
    const found = new Set(outcomes.filter((_, index) => orders[index]?.set === set));
    const name = facts.map(({ event }) => event).join(', ');
    expect({ name, found: [...found] }).toEqual({ name, found: [expect.any(String)] });
  }
  expect(JSON.parse(outcomes.at(-1) ?? '')).toEqual({
    ...{ payment_status: 'refunded', amount_paid: '100.00', amount_remaining: '0.00', refunded_amount: '100.00' },
    payments: [{ status: 'refunded', captured: '100.00', refunded: '100.00', disputed: true, attempts: 1 }],
    kinds: ['disputed'],
  });
  expect(await desk.audit()).toMatchObject({ ok: true });
}, 3_600_000);

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]).slice(1);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
