import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { eventually } from '../support/probe';
import { inParallel } from '../support/in-parallel';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import type { MoneyDesk } from '../simulate/money-desk';
import { MoneyStack } from '../simulate/money-stack';
import { MoneyStory } from '../simulate/money-story';

/** Orders of each set of facts; MONEY_ORDERS=5040 plays all there are, of all sets. */
const ORDERS = Number(process.env.MONEY_ORDERS ?? 2);
/** Smaller sets are left to `charge-facts.spec.ts`, which tries every order without a server. */
const FEWEST_FACTS = process.env.MONEY_ORDERS === undefined ? 5 : 1;
const SEED = 7;
const AT_ONCE = 16;

/**
 * An event, and how Nomod shows the charge when it is heard; without that it is about another attempt, which failed.
 */
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
  stack = await MoneyStack.start(database.url, { POLL_INTERVAL_SECONDS: '3600', OUTCOME_LOOKUP_SECONDS: '1' });
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
  // A look at the link shows every attempt, also one that nobody tells of.
  const failedId = order.some(({ shows }) => !shows) ? await attempt('failed') : '';
  return { story, chargeId: await attempt('created'), failedId, order };
}

/** Nomod shows the charge as it was at that time, and tells of it. */
async function hear({ chargeId, failedId, order }: Telling, place: number): Promise<void> {
  const next = order[place];
  if (!next) return;
  if (next.shows) await desk.nomod('PATCH', `/charges/${chargeId}`, next.shows);
  await desk.tell(next.event, next.shows ? chargeId : failedId);
}

/**
 * What stays in the end: Nomod shows the last of the facts that happened, and tells of it once more, whatever was
 * read in between.
 */
async function end({ chargeId, order }: Telling): Promise<void> {
  const last = lastOf(order);
  if (!last?.shows) return;
  await desk.nomod('PATCH', `/charges/${chargeId}`, last.shows);
  await desk.tell(last.event, chargeId);
}

const lastOf = (facts: readonly Fact[]) => FACTS.findLast((fact) => fact.shows && facts.includes(fact));

async function outcome({ story }: Telling): Promise<object> {
  const { payment_status, amount_paid, amount_remaining, refunded_amount } = await desk.invoice(story.invoice.id);
  const payments = (await desk.payments(story.invoice.id)).map((payment) => ({
    ...{ status: payment.payment_status, captured: payment.captured_amount, refunded: payment.refunded_amount },
    ...{ disputed: payment.disputed, attempts: payment.attempts.length },
  }));
  return { payment_status, amount_paid, amount_remaining, refunded_amount, payments };
}

function expected(facts: readonly Fact[]): object {
  const { status, refund_total } = lastOf(facts)?.shows ?? { status: 'created', refund_total: '0.000' };
  const isPaid = !['created', 'authorised'].includes(status);
  const refunded = refund_total.slice(0, -1);
  const isWhole = refunded === '100.00';
  const standing = refunded === '0.00' ? 'succeeded' : isWhole ? 'refunded' : 'partially_refunded';
  const captured = isPaid ? '100.00' : '0.00';
  return {
    payment_status: isPaid ? standing : 'pending',
    amount_paid: captured,
    amount_remaining: isPaid ? '0.00' : '100.00',
    refunded_amount: refunded,
    payments: [
      {
        ...{ status: isPaid ? standing : 'pending', captured, refunded, disputed: status === 'disputed' },
        attempts: facts.some(({ shows }) => !shows) ? 1 : 0,
      },
    ],
  };
}

it('every set of facts leads to what Nomod shows in the end, in whatever order it was read', async () => {
  const sets = subsets(FACTS).filter(({ length }) => length >= FEWEST_FACTS);
  const tellings = await inParallel(
    sets.flatMap((facts) => ordersOf(facts)),
    AT_ONCE,
    (order) => begin(order),
  );
  for (const place of FACTS.keys()) {
    await inParallel(tellings, AT_ONCE, (telling) => hear(telling, place));
    await desk.settled();
  }
  await inParallel(tellings, AT_ONCE, (telling) => end(telling));
  await inParallel(tellings, AT_ONCE, async (telling) => {
    const wanted = expected(telling.order);
    const name = telling.order.map(({ event }) => event).join(', ');
    await eventually(`${JSON.stringify(wanted)} after ${name}`, () => outcome(telling), {
      until: (found) => isDeepStrictEqual(found, wanted),
      timeoutMs: 60_000,
      intervalMs: 200,
    });
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
