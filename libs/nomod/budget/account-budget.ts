import type { NomodErrorKind } from '../nomod-error';
import type { CallLease, CallReport } from './call-lease';
import { CALL_PURPOSES, type CallPurpose } from './call-purpose';
import { ReportInProgress } from './call-report';

/** A lease is renewed this long after the last one while calls are made, in milliseconds. */
const LEASE_MS = 1_000;

/** After this time without a renewal it is not relied on any more, in milliseconds. */
const STALE_MS = 1_500;

/** Earliest renewal because somebody waits, in milliseconds. */
const EARLY_RENEWAL_MS = 200;

/** How much of its share a process may spend at once, in milliseconds: all of a second until Nomod has refused once. */
const BURST_MS = 1_000;
const CAREFUL_BURST_MS = 100;

/** Why a call got no turn. */
export type Turn = 'granted' | 'down' | { readonly waitMs: number };

export interface WantedTurn {
  readonly purpose: CallPurpose;
  /** Of `Date.now()`. */
  readonly giveUpAt: number;
  /** Whether it goes on with work that had a turn before: what that brought is lost unless the work comes to its end. */
  readonly goesOn: boolean;
}

interface Waiter extends WantedTurn {
  readonly decide: (turn: Turn) => void;
  timer?: NodeJS.Timeout;
}

/**
 * Turns of one process to call one account: the most urgent first, evenly spread over the share that the process has leased. Calls are counted here, and
 * told with the next lease: no call costs a statement.
 */
export class AccountBudget {
  private readonly waiting: Waiter[][] = CALL_PURPOSES.map(() => []);
  private readonly report = new ReportInProgress();
  private lease: CallLease | undefined;
  private leasedAt = -Infinity;
  private renewing: Promise<void> | undefined;
  private renewTimer: NodeJS.Timeout | undefined;
  private serveTimer: NodeJS.Timeout | undefined;
  /** When the share is used up to, if calls had been spread evenly. */
  private spentUntil = 0;
  private blockedUntil = 0;
  private probes = 0;
  /** A refusal, or the first answer after an outage, is told before anything else is sent. */
  private isTelling = false;
  private usedAt = -Infinity;

  /** @param renew tells what was seen and leases again. */
  constructor(
    private readonly renew: (report: CallReport) => Promise<CallLease>,
    private readonly leased: (lease: CallLease, waiting: number) => void = () => undefined,
  ) {}

  async turn(wanted: WantedTurn): Promise<Turn> {
    const { purpose, giveUpAt } = wanted;
    this.usedAt = Date.now();
    this.report.wanted(purpose, this.usedAt);
    if (this.usedAt - this.leasedAt > STALE_MS) await this.renewNow();
    return new Promise((resolve) => {
      const waiter: Waiter = { ...wanted, decide: resolve };
      this.enqueue(waiter);
      this.serve();
      if (!this.lineOf(purpose).includes(waiter)) return;
      this.report.waited();
      const waitMs = this.blockedUntil - Date.now();
      if (this.blockedUntil > giveUpAt) return this.sendAway(waiter, { waitMs });
      const giveUp = () => this.sendAway(waiter, this.lease?.isDown ? 'down' : { waitMs: this.expectedWaitMs() });
      waiter.timer = setTimeout(giveUp, Math.max(giveUpAt - Date.now(), 0)).unref();
    });
  }

  /** How a call that had its turn ended. @param failure null when Nomod did what was asked. @param sentAt of `Date.now()` */
  ended(purpose: CallPurpose, failure: NomodErrorKind | null, retryAfterMs?: number): void {
    this.report.ended(purpose, failure, retryAfterMs, Date.now());
    const isRefused = failure === 'rate_limited';
    if (isRefused) this.blockedUntil = Math.max(this.blockedUntil, Date.now() + (retryAfterMs ?? 0));
    if (!isRefused && !this.lease?.isDown) return;
    this.isTelling = true;
    void this.renewNow().then(() => {
      this.isTelling = false;
      this.serve();
    });
  }

  stop(): void {
    clearTimeout(this.renewTimer);
    clearTimeout(this.serveTimer);
  }

  /** What goes on stands before what begins. */
  private enqueue(waiter: Waiter): void {
    const line = this.lineOf(waiter.purpose);
    const place = waiter.goesOn ? line.findIndex(({ goesOn }) => !goesOn) : -1;
    line.splice(place === -1 ? line.length : place, 0, waiter);
  }

  private lineOf(purpose: CallPurpose): Waiter[] {
    return this.waiting[CALL_PURPOSES.indexOf(purpose)] ?? [];
  }

  /** Gives out the turns that are due, and comes back when the next one is. */
  private serve(): void {
    clearTimeout(this.serveTimer);
    for (;;) {
      const line = this.waiting.find(({ length }) => length > 0);
      if (!line || this.isTelling) return;
      if (this.lease?.isDown) return this.serveProbe(line);
      const now = Date.now();
      const dueAt = Math.max(this.blockedUntil, this.spentUntil - this.burstMs);
      if (dueAt > now) {
        if (line[0]?.purpose === 'interactive' && dueAt > now + EARLY_RENEWAL_MS) this.renewEarly();
        this.serveTimer = setTimeout(() => this.serve(), dueAt - now).unref();
        return;
      }
      this.spentUntil = Math.max(this.spentUntil, now) + 1_000 / (this.lease?.share ?? 1);
      this.grant(line);
    }
  }

  /** While Nomod is down nobody is kept waiting who can come back. */
  private serveProbe(line: Waiter[]): void {
    if (this.probes > 0) {
      this.probes -= 1;
      this.grant(line);
    }
    for (const others of this.waiting.slice(1)) for (const waiter of [...others]) this.sendAway(waiter, 'down');
  }

  private grant(line: Waiter[]): void {
    const waiter = line.shift();
    clearTimeout(waiter?.timer);
    waiter?.decide('granted');
  }

  private sendAway(waiter: Waiter, turn: Turn): void {
    const line = this.lineOf(waiter.purpose);
    line.splice(line.indexOf(waiter), 1);
    clearTimeout(waiter.timer);
    waiter.decide(turn);
  }

  private get burstMs(): number {
    return this.lease?.refusedRate === null ? BURST_MS : CAREFUL_BURST_MS;
  }

  private get waitingCounts(): { urgent: number; other: number } {
    const [urgent = 0, ...others] = this.waiting.map(({ length }) => length);
    return { urgent, other: others.reduce((sum, length) => sum + length, 0) };
  }

  private expectedWaitMs(): number {
    const { urgent, other } = this.waitingCounts;
    return Math.max(this.blockedUntil - Date.now(), ((urgent + other) * 1_000) / (this.lease?.share ?? 1));
  }

  private renewEarly(): void {
    if (Date.now() - this.leasedAt >= EARLY_RENEWAL_MS) void this.renewNow();
  }

  /** What is seen while one renewal is under way is told by one more after it. Never rejects: without the database the last lease goes on. */
  private async renewNow(): Promise<void> {
    if (this.renewing) {
      await this.renewing;
      if (this.report.isEmpty) return;
    }
    this.renewing ??= this.renewOnce().finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  private async renewOnce(): Promise<void> {
    clearTimeout(this.renewTimer);
    const report = this.report.take(this.waitingCounts, Date.now());
    try {
      const lease = await this.renew(report);
      this.lease = lease;
      this.blockedUntil = Date.now() + lease.blockedMs;
      this.probes = lease.mayProbe ? 1 : 0;
      this.leased(lease, this.waitingCounts.urgent + this.waitingCounts.other);
    } catch {
      this.lease = withoutDatabase(this.lease, report);
    }
    // A share that has grown is not held up by what was spent of the smaller one.
    this.spentUntil = Math.min(this.spentUntil, Date.now() + this.burstMs + 1_000 / this.lease.share);
    this.leasedAt = Date.now();
    this.renewTimer = setTimeout(() => this.renewWhileUsed(), LEASE_MS).unref();
    this.serve();
  }

  private renewWhileUsed(): void {
    const { urgent, other } = this.waitingCounts;
    const isUsed = Date.now() - this.usedAt < LEASE_MS || urgent + other > 0 || !this.report.isEmpty;
    if (isUsed) void this.renewNow();
  }
}

/** The share of one process before it has ever leased, in calls a second. */
const FIRST_SHARE = 10;

/** What a process allows itself while it cannot ask. */
function withoutDatabase(last: CallLease | undefined, report: CallReport): CallLease {
  const known = last ?? {
    callsPerSecond: FIRST_SHARE,
    share: FIRST_SHARE,
    blockedMs: 0,
    refusedRate: FIRST_SHARE,
    isDown: false,
    mayProbe: false,
  };
  if (known.isDown) return { ...known, isDown: report.answered === 0, mayProbe: true };
  return report.refused > 0 ? { ...known, share: Math.max(known.share / 2, 0.5) } : known;
}
