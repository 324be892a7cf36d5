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

/** What a process may call of an account that others need all of, in calls a second: never nothing, which would be a wait without an end. */
const SMALLEST_SHARE = 0.05;

/** Longest wait that a line of calls is said to mean, in milliseconds: it may be over at any moment. */
const LONGEST_EXPECTED_MS = 10_000;

/** After this time without an answer a lease is given up as if there were no database, in milliseconds. */
const LEASE_TIMEOUT_MS = 2_000;

/** An account that is not called for so long is forgotten, in milliseconds. */
const FORGOTTEN_MS = 600_000;

/** A call that one lease allows while Nomod is down goes out at once or not at all, in milliseconds: the next one follows a second after it. */
const PROBE_MS = 100;

/** Why a call got no turn: Nomod is down, for as long as is known, or takes no more. */
export type Turn = 'granted' | { readonly downMs: number } | { readonly waitMs: number };

export interface WantedTurn {
  readonly purpose: CallPurpose;
  /** Of `Date.now()`. */
  readonly giveUpAt: number;
  /** Whether it goes on with work that had a turn before: what that brought is lost unless the work comes to its end. */
  readonly goesOn: boolean;
  /** Whether a person waits for it, and not a delivery that is as urgent. */
  readonly isAwaited: boolean;
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
  private mayProbeUntil = 0;
  private downSince = 0;
  /** Refusals, and answers after an outage, that are being told: nothing else is sent before. */
  private telling = 0;
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
    // Also when the clock was put back: times that were kept are far away then.
    if (Math.abs(this.usedAt - this.leasedAt) > STALE_MS) await this.renewNow();
    if (Date.now() > giveUpAt) return { waitMs: this.expectedWaitMs() };
    return new Promise((resolve) => {
      const waiter: Waiter = { ...wanted, decide: resolve };
      this.enqueue(waiter);
      this.serve();
      if (!this.lineOf(purpose).includes(waiter)) return;
      this.report.waited();
      const waitMs = this.blockedUntil - Date.now();
      if (this.blockedUntil > giveUpAt) return this.sendAway(waiter, { waitMs });
      const giveUp = () => this.sendAway(waiter, this.lease?.isDown ? this.down : { waitMs: this.expectedWaitMs() });
      waiter.timer = setTimeout(giveUp, Math.max(giveUpAt - Date.now(), 0)).unref();
    });
  }

  /** How a call that had its turn ended. @param failure null when Nomod did what was asked. @param sentAt of `Date.now()` */
  ended(purpose: CallPurpose, failure: NomodErrorKind | null, retryAfterMs?: number): void {
    this.report.ended(purpose, failure, retryAfterMs, Date.now());
    const isRefused = failure === 'rate_limited';
    if (isRefused) this.blockedUntil = Math.max(this.blockedUntil, Date.now() + (retryAfterMs ?? 0));
    if (!isRefused && !this.lease?.isDown) return;
    this.telling += 1;
    void this.renewNow().then(() => {
      this.telling -= 1;
      this.serve();
    });
  }

  /** Whether nothing of it is worth keeping: what is known of the account is in the database. */
  isForgotten(now: number): boolean {
    return now - this.usedAt > FORGOTTEN_MS && this.waiting.every(({ length }) => length === 0);
  }

  stop(): void {
    clearTimeout(this.renewTimer);
    clearTimeout(this.serveTimer);
  }

  /** A person stands before deliveries, and what goes on before what begins. */
  private enqueue(waiter: Waiter): void {
    const line = this.lineOf(waiter.purpose);
    const place = line.findIndex((other) => rankOf(other) > rankOf(waiter));
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
      if (!line || this.telling > 0) return;
      if (this.lease?.isDown) return this.serveProbe(line);
      const now = Date.now();
      const dueAt = Math.max(this.blockedUntil, this.spentUntil - this.burstMs);
      if (dueAt > now) {
        if (line[0]?.purpose === 'interactive' && dueAt > now + EARLY_RENEWAL_MS) this.renewEarly();
        this.serveTimer = setTimeout(() => this.serve(), dueAt - now).unref();
        return;
      }
      this.spentUntil = Math.max(this.spentUntil, now) + this.callMs;
      this.grant(line);
    }
  }

  /** While Nomod is down nobody is kept waiting who can come back, but whoever is to ask next. */
  private serveProbe(line: Waiter[]): void {
    if (Date.now() < this.mayProbeUntil) {
      this.mayProbeUntil = 0;
      this.grant(line);
    }
    const [, ...others] = this.waiting.flat();
    for (const waiter of others) if (waiter.purpose !== 'interactive') this.sendAway(waiter, this.down);
  }

  private get down(): Turn {
    return { downMs: Date.now() - this.downSince };
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

  /** What one call takes of the share, in milliseconds. */
  private get callMs(): number {
    return 1_000 / Math.max(this.lease?.share ?? 1, SMALLEST_SHARE);
  }

  private get waitingCounts(): { urgent: number; other: number } {
    const [urgent = 0, ...others] = this.waiting.map(({ length }) => length);
    return { urgent, other: others.reduce((sum, length) => sum + length, 0) };
  }

  private expectedWaitMs(): number {
    const { urgent, other } = this.waitingCounts;
    return Math.max(this.blockedUntil - Date.now(), Math.min((urgent + other) * this.callMs, LONGEST_EXPECTED_MS));
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
    const { blockedUntil } = this;
    const wasDown = this.lease?.isDown ?? false;
    try {
      const lease = await inTime(this.renew(report));
      this.lease = lease;
      const until = Date.now() + lease.blockedMs;
      // What was refused meanwhile is not in the lease yet.
      this.blockedUntil = this.blockedUntil === blockedUntil ? until : Math.max(this.blockedUntil, until);
      this.leased(lease, this.waitingCounts.urgent + this.waitingCounts.other);
    } catch {
      this.lease = withoutDatabase(this.lease, report);
    }
    if (this.lease.isDown && !wasDown) this.downSince = Date.now();
    this.mayProbeUntil = this.lease.mayProbe ? Date.now() + PROBE_MS : 0;
    // A share that has grown is not held up by what was spent of the smaller one.
    this.spentUntil = Math.min(this.spentUntil, Date.now() + this.burstMs + this.callMs);
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

const rankOf = ({ isAwaited, goesOn }: WantedTurn): number => (isAwaited ? 0 : goesOn ? 1 : 2);

/** @throws when there is no answer in time; one that comes late is not listened to. */
async function inTime(leasing: Promise<CallLease>): Promise<CallLease> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The lease of calls takes too long')), LEASE_TIMEOUT_MS).unref();
  });
  return Promise.race([leasing, late]).finally(() => clearTimeout(timer));
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
