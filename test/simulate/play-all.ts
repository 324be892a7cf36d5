import { parseMoney } from '@remit/money';
import { eventually, WaitedTooLong } from '../support/probe';
import type { AuditAnswer, PaymentAnswer, SandboxCharge } from './answers';
import { DESK_CHARACTERS, type DeskCharacter, type DeskName } from './desk-characters';
import type { MoneyDesk } from './money-desk';
import type { MoneyStack } from './money-stack';
import { NotYetAgreed } from './not-yet-agreed';
import { equalsNomod } from './oracle/equals-nomod';

/** So many run side by side: enough to keep two cores busy, few enough that none waits long for its turn. */
const AT_ONCE = 16;

const DESKS_AT_ONCE = 4;

/** A desk's lists stay short enough to be read whole, again and again. */
const RUNS_A_DESK = 40;

/** How long our figures may differ from Nomod's once nothing happens any more: a poll or two, and a row after that. */
const EQUAL_WITHIN_MS = 60_000;

/** How long the ledger may be behind the payments. */
const BOOKED_WITHIN_MS = 10_000;

export interface Divergence {
  readonly run: unknown;
  /** `timed out`: a wait ended before the server was done. When its desk was done it agreed. */
  readonly kind: 'diverged' | 'timed out';
  readonly error: string;
}

/** What went wrong in one run, before it is known what kind it is. */
interface Failure {
  readonly run: unknown;
  readonly error: unknown;
}

/**
 * Plays every run on a desk of its character, then proves that each desk's figures are Nomod's and that its ledger holds what was taken and given back. What
 * went wrong is printed at once, whatever becomes of the process, and its kind when its desk is done.
 */
export async function playAll<Run>(
  stack: MoneyStack,
  runs: readonly Run[],
  play: (desk: MoneyDesk, run: Run) => Promise<void>,
  tell: (played: number, divergences: number) => void = () => undefined,
  deskOf: (run: Run) => DeskName = () => 'alone',
): Promise<Divergence[]> {
  const divergences: Divergence[] = [];
  let played = 0;
  const waiting = inTurns(
    onDesks(runs, deskOf).map(({ name, members }) => {
      const shared = new SharedDesk(stack, DESK_CHARACTERS[name], members.length);
      return members.map((run) => ({ shared, run }));
    }),
  );
  const playNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { shared, run } = next;
      const isLast = await shared.attempt(run, (desk) => play(desk, run));
      played += 1;
      if (!isLast) continue;
      divergences.push(...(await shared.close()));
      tell(played, divergences.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, playNext));
  return divergences;
}

/** A desk, and what went wrong on it. */
class SharedDesk {
  private desk: Promise<MoneyDesk> | undefined;
  private readonly failures: Failure[] = [];

  constructor(
    private readonly stack: MoneyStack,
    private readonly character: DeskCharacter,
    private left: number,
  ) {}

  /** @returns whether it was the last one of the desk to end. */
  async attempt(run: unknown, work: (desk: MoneyDesk) => Promise<void>): Promise<boolean> {
    await this.noteFailure(run, async () => work(await this.opened()));
    this.left -= 1;
    return this.left === 0;
  }

  /** Proves its money. @returns what went wrong, of which kind. */
  async close(): Promise<Divergence[]> {
    await this.noteFailure('the whole desk', async () => {
      const desk = await this.opened();
      for (const each of desk.neighbour ? [desk, desk.neighbour] : [desk]) {
        await asDivergence(equalsNomod(each, {}, EQUAL_WITHIN_MS));
        // A correction reaches the ledger after the payment, and that of money which belongs to no invoice shows nowhere else.
        const proven = () => provesItsMoney(each, this.character.hasStrangers);
        await asDivergence(
          eventually('the ledger to agree', proven, {
            until: () => true,
            timeoutMs: BOOKED_WITHIN_MS,
            intervalMs: 500,
          }),
        );
      }
    });
    const divergences = await Promise.all(
      this.failures.map(async (failure) => {
        const divergence = await judged(failure);
        print(divergence.kind.toUpperCase(), divergence.run, divergence.error);
        return divergence;
      }),
    );
    await this.desk?.then(
      (desk) => this.stack.forget(desk),
      () => undefined,
    );
    return divergences;
  }

  private opened(): Promise<MoneyDesk> {
    return (this.desk ??= this.stack.openDesk(this.character));
  }

  private noteFailure(run: unknown, work: () => Promise<void>): Promise<void> {
    return work().catch((error: unknown) => {
      this.failures.push({ run, error });
      print('NOT YET JUDGED', run, error);
    });
  }
}

/** Runs that go on desks of one character, so many on each. */
function onDesks<Run>(runs: readonly Run[], deskOf: (run: Run) => DeskName): { name: DeskName; members: Run[] }[] {
  const desks: { name: DeskName; members: Run[] }[] = [];
  const open = new Map<DeskName, Run[]>();
  for (const run of runs) {
    const name = deskOf(run);
    const members = open.get(name) ?? [];
    if (members.length === 0) {
      desks.push({ name, members });
      open.set(name, members);
    }
    members.push(run);
    if (members.length === RUNS_A_DESK) open.delete(name);
  }
  return desks;
}

/** One of each desk in turn, a few desks after the other: a tenant's work is done a few at a time, and a desk that was begun is soon over. */
function inTurns<T>(desks: readonly T[][]): T[] {
  const turns: T[] = [];
  for (let first = 0; first < desks.length; first += DESKS_AT_ONCE) {
    const some = desks.slice(first, first + DESKS_AT_ONCE);
    for (let turn = 0; turn < RUNS_A_DESK; turn++) turns.push(...some.flatMap((desk) => desk.slice(turn, turn + 1)));
  }
  return turns;
}

/** Once a desk is done, what does not come to agree in time differs. */
async function asDivergence(wait: Promise<unknown>): Promise<void> {
  await wait.catch((error: unknown) => {
    throw error instanceof WaitedTooLong ? new Error(error.message) : error;
  });
}

/** A wait that ended too early is told apart from books that still differ once the whole desk is done. */
async function judged({ run, error }: Failure): Promise<Divergence> {
  if (!(error instanceof NotYetAgreed))
    return { run, kind: error instanceof WaitedTooLong ? 'timed out' : 'diverged', error: String(error) };
  try {
    await error.lookAgain();
    return { run, kind: 'timed out', error: `${error.message}. When its desk was done they agreed` };
  } catch (difference) {
    return { run, kind: 'diverged', error: `${error.message}. When its desk was done: ${String(difference)}` };
  }
}

function print(kind: string, run: unknown, error: unknown): void {
  process.stderr.write(`${kind}: ${String(error)}\n  in ${JSON.stringify(run)}\n`);
}

/**
 * The audit holds, and the ledger holds exactly what was taken, and not given back, at the sandbox and outside; where strangers use the account, what our
 * payments say of it.
 */
async function provesItsMoney(desk: MoneyDesk, hasStrangers: boolean): Promise<void> {
  const audit = await desk.audit();
  if (!audit.ok) throw new Error(`The audit fails: ${JSON.stringify(audit.invariants.filter(({ ok }) => !ok))}`);
  const real = new Map<string, bigint>();
  const add = (currency: string, amount: bigint) => real.set(currency, (real.get(currency) ?? 0n) + amount);
  const charges = hasStrangers ? [] : await desk.sandboxCharges();
  for (const charge of charges) if (TOOK_MONEY.has(charge.status)) add(...keptAtNomod(charge));
  const payments = hasStrangers ? await desk.all<PaymentAnswer>('/payments') : await desk.offlinePayments();
  for (const { currency, captured_amount, extras_amount, refunded_amount } of payments) {
    const [own, extras, refunded] = [captured_amount, extras_amount, refunded_amount].map((amount) =>
      parseMoney(amount, currency),
    ) as [bigint, bigint, bigint];
    add(currency, own + extras - refunded);
  }
  for (const currency of new Set([...real.keys(), ...Object.keys(audit.totals)])) {
    const booked = keptInTheLedger(audit, currency);
    if (booked !== (real.get(currency) ?? 0n))
      throw new Error(`${currency}: the ledger holds ${booked}, and ${real.get(currency) ?? 0n} was taken and kept`);
  }
}

const TOOK_MONEY = new Set(['paid', 'refunded', 'partially_refunded', 'disputed']);

/** In the bill's currency. A converted charge is only ever given back whole. */
function keptAtNomod(charge: SandboxCharge): [string, bigint] {
  const refunded = parseMoney(charge.refund_total, charge.currency);
  if (charge.original_currency === null || charge.original_total === null)
    return [charge.currency, parseMoney(charge.total, charge.currency) - refunded];
  const { original_currency: currency, original_total } = charge;
  return [currency, refunded > 0n ? 0n : parseMoney(original_total, currency)];
}

function keptInTheLedger(audit: AuditAnswer, currency: string): bigint {
  const totals = audit.totals[currency];
  if (!totals) return 0n;
  const amount = (name: keyof typeof totals) => parseMoney(totals[name], currency);
  return amount('paid') + amount('extras') + amount('unapplied') - amount('refunded');
}
