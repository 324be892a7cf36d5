import { parseMoney } from '@remit/money';
import { eventually, WaitedTooLong } from '../support/probe';
import type { AuditAnswer, PaymentAnswer, SandboxCharge } from './answers';
import { DESK_CHARACTERS, type DeskCharacter, type DeskName } from './desk-characters';
import type { MoneyDesk } from './money-desk';
import type { MoneyStack } from './money-stack';
import { NotYetAgreed } from './not-yet-agreed';
import { equalsNomod } from './oracle/equals-nomod';

/** Number of parallel runs: enough to keep two cores busy, few enough to avoid long waits. */
const AT_ONCE = 16;

const DESKS_AT_ONCE = 4;

/** Number of runs on one desk. It keeps the desk's lists short enough to be read completely, repeatedly. */
const RUNS_A_DESK = 40;

/** Milliseconds for which our figures may differ from Nomod's after the last act: one or two polls, then a row. */
const EQUAL_WITHIN_MS = 60_000;

/** Milliseconds by which the ledger may lag behind the payments. */
const BOOKED_WITHIN_MS = 10_000;

export interface Divergence {
  readonly run: unknown;
  /** `timed out`: the wait was too short; the books agreed when the desk was done. */
  readonly kind: 'diverged' | 'timed out';
  readonly error: string;
}

/** A failure in one run, before its kind is determined. */
interface Failure {
  readonly run: unknown;
  readonly error: unknown;
}

/**
 * Runs every run on a desk of its character, then verifies that each desk's figures equal Nomod's and that its ledger
 * holds the taken and refunded amounts. Failures are printed at once, in case the process dies. Their kind is printed
 * when the desk is done.
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

/** A desk and the failures on it. */
class SharedDesk {
  private desk: Promise<MoneyDesk> | undefined;
  private readonly failures: Failure[] = [];

  constructor(
    private readonly stack: MoneyStack,
    private readonly character: DeskCharacter,
    private left: number,
  ) {}

  /** @returns whether it was the last run of the desk */
  async attempt(run: unknown, work: (desk: MoneyDesk) => Promise<void>): Promise<boolean> {
    await this.noteFailure(run, async () => work(await this.opened()));
    this.left -= 1;
    return this.left === 0;
  }

  /**
   * Verifies the desk's money.
   * @returns the failures with their kinds
   */
  async close(): Promise<Divergence[]> {
    await this.noteFailure('the whole desk', async () => {
      const desk = await this.opened();
      for (const each of desk.neighbour ? [desk, desk.neighbour] : [desk]) {
        await asDivergence(equalsNomod(each, {}, EQUAL_WITHIN_MS));
        // A correction reaches the ledger after the payment. Corrections of money without an invoice appear only in
        // the ledger.
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

/** Distributes the runs over desks of their characters, up to RUNS_A_DESK on each. */
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

/**
 * Alternates between the runs of a few desks, then continues with the next few. A tenant's work is processed a few
 * jobs at a time, and a started desk should soon be done.
 */
function inTurns<T>(desks: readonly T[][]): T[] {
  const turns: T[] = [];
  for (let first = 0; first < desks.length; first += DESKS_AT_ONCE) {
    const some = desks.slice(first, first + DESKS_AT_ONCE);
    for (let turn = 0; turn < RUNS_A_DESK; turn++) turns.push(...some.flatMap((desk) => desk.slice(turn, turn + 1)));
  }
  return turns;
}

/** When a desk is done, a failure to agree in time is a divergence. */
async function asDivergence(wait: Promise<unknown>): Promise<void> {
  await wait.catch((error: unknown) => {
    throw error instanceof WaitedTooLong ? new Error(error.message) : error;
  });
}

/** When the whole desk is done, distinguishes waits that were too short from books that still differ. */
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
 * Checks that the audit holds and that the ledger equals the amounts taken and not refunded, at the sandbox and
 * outside. Where strangers use the account, it compares with our payments instead.
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

/** In the bill's currency. A converted charge can only be refunded in full. */
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
