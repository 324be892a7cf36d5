import { CALL_PURPOSES, type CallPurpose, type GatewayErrorKind } from '@remit/gateway';
import type { CallLease, CallReport } from './call-lease';
import { CallReportBuilder } from './call-report';

/** Milliseconds between two renewals of a lease while calls are made. */
const LEASE_MS = 1_000;

/** Milliseconds after which a lease that was not renewed is no longer valid. */
const STALE_MS = 1_500;

/** Milliseconds before the earliest renewal when a caller waits. */
const EARLY_RENEWAL_MS = 200;

/** Milliseconds of its share that a process may spend at once: a whole second until Nomod has refused a call. */
const BURST_MS = 1_000;
const CAREFUL_BURST_MS = 100;

/**
 * Calls per second that a process may always make, even when the other processes need the whole rate. Zero would mean
 * an endless wait.
 */
const SMALLEST_SHARE = 0.05;

/** Milliseconds. The longest wait that is announced for a queue of calls, because it may end at any moment. */
const LONGEST_EXPECTED_MS = 10_000;

/** Milliseconds after which a lease request counts as failed, as if there were no database. */
const LEASE_TIMEOUT_MS = 2_000;

/** Milliseconds after which an unused account is forgotten. */
const FORGOTTEN_MS = 600_000;

/**
 * Milliseconds. While Nomod is down, the one call of a lease is sent at once or not at all. The next may follow a
 * second later.
 */
const PROBE_MS = 100;

/** Why a call got no turn: Nomod is down (and since when), or it takes no more calls. */
export type Turn = 'granted' | { readonly downMs: number } | { readonly waitMs: number };

export interface WantedTurn {
  readonly purpose: CallPurpose;
  /** As `Date.now()`. */
  readonly giveUpAt: number;
  /**
   * Whether the work already had a turn for an earlier call. The result of that call is lost unless the work
   * completes.
   */
  readonly goesOn: boolean;
  /** Whether a person waits for it, as opposed to a delivery of the same urgency. */
  readonly isAwaited: boolean;
}

interface Waiter extends WantedTurn {
  readonly decide: (turn: Turn) => void;
  timer?: NodeJS.Timeout;
}

/**
 * Schedules the calls of one process to one account: most urgent first, spread evenly over the leased share. Calls
 * are counted here and reported with the next lease, so no call costs a statement.
 */
export class AccountBudget {
  private readonly waiting: Waiter[][] = CALL_PURPOSES.map(() => []);
  private readonly report = new CallReportBuilder();
  private lease: CallLease | undefined;
  private leasedAt = -Infinity;
  private renewing: Promise<void> | undefined;
  private renewTimer: NodeJS.Timeout | undefined;
  private serveTimer: NodeJS.Timeout | undefined;
  /** Time up to which the share is used, if calls were spread evenly. */
  private spentUntil = 0;
  private blockedUntil = 0;
  private mayProbeUntil = 0;
  private downSince = 0;
  /** Refusals, and answers after an outage, that are being reported. No call is sent before. */
  private reporting = 0;
  private usedAt = -Infinity;

  /** @param renew reports the observations and leases again */
  constructor(
    private readonly renew: (report: CallReport) => Promise<CallLease>,
    private readonly leased: (lease: CallLease, waiting: number) => void = () => undefined,
  ) {}

  async turn(wanted: WantedTurn): Promise<Turn> {
    const { purpose, giveUpAt } = wanted;
    this.usedAt = Date.now();
    this.report.wanted(purpose, this.usedAt);
    // Also when the clock was set back, because stored times are far in the future then.
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

  /**
   * Records the result of a call that had its turn.
   * @param failure null after a successful call
   * @param sentAt as `Date.now()`
   */
  ended(purpose: CallPurpose, failure: GatewayErrorKind | null, retryAfterMs?: number): void {
    this.report.ended(purpose, failure, retryAfterMs, Date.now());
    const isRefused = failure === 'rate_limited';
    if (isRefused) this.blockedUntil = Math.max(this.blockedUntil, Date.now() + (retryAfterMs ?? 0));
    if (!isRefused && !this.lease?.isDown) return;
    this.reporting += 1;
    void this.renewNow().then(() => {
      this.reporting -= 1;
      this.serve();
    });
  }

  /** Whether it can be dropped. The database holds what is known of the account. */
  isForgotten(now: number): boolean {
    return now - this.usedAt > FORGOTTEN_MS && this.waiting.every(({ length }) => length === 0);
  }

  stop(): void {
    clearTimeout(this.renewTimer);
    clearTimeout(this.serveTimer);
  }

  /** A person comes before deliveries, and started work before new work. */
  private enqueue(waiter: Waiter): void {
    const line = this.lineOf(waiter.purpose);
    const place = line.findIndex((other) => rankOf(other) > rankOf(waiter));
    line.splice(place === -1 ? line.length : place, 0, waiter);
  }

  private lineOf(purpose: CallPurpose): Waiter[] {
    return this.waiting[CALL_PURPOSES.indexOf(purpose)] ?? [];
  }

  /** Starts the calls that are due, and schedules itself for the next one. */
  private serve(): void {
    clearTimeout(this.serveTimer);
    for (;;) {
      const line = this.waiting.find(({ length }) => length > 0);
      if (!line || this.reporting > 0) return;
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

  /** While Nomod is down, callers that can come back are refused at once. Only the next caller may wait. */
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

  /** Milliseconds of the share that one call uses. */
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

  /**
   * Observations made during a renewal lead to one more renewal. Never rejects: without the database the last lease
   * stays in use.
   */
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
      // The lease does not yet reflect refusals of the meantime.
      this.blockedUntil = this.blockedUntil === blockedUntil ? until : Math.max(this.blockedUntil, until);
      this.leased(lease, this.waitingCounts.urgent + this.waitingCounts.other);
    } catch {
      this.lease = withoutDatabase(this.lease, report);
    }
    if (this.lease.isDown && !wasDown) this.downSince = Date.now();
    this.mayProbeUntil = this.lease.mayProbe ? Date.now() + PROBE_MS : 0;
    // Use of the smaller share does not delay calls of the larger one.
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

/** @throws when there is no answer in time; a late answer is ignored */
async function inTime(leasing: Promise<CallLease>): Promise<CallLease> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('Leasing calls from the database takes too long')),
      LEASE_TIMEOUT_MS,
    ).unref();
  });
  return Promise.race([leasing, late]).finally(() => clearTimeout(timer));
}

/** Calls per second of one process before its first lease. */
const FIRST_SHARE = 10;

/** What a process may do while it cannot lease. */
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
