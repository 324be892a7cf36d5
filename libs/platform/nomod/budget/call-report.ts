import { type CallPurpose, type GatewayErrorKind } from '@remit/gateway';
import type { CallReport } from './call-lease';

const WINDOW_MS = 1_000;

/** Counts how often something happened within the last second. */
export class RecentCount {
  private times: number[] = [];

  add(now: number): void {
    this.times.push(now);
  }

  count(now: number): number {
    // After the clock was set back, stored times lie in the future.
    this.times = this.times.filter((at) => at > now - WINDOW_MS && at <= now);
    return this.times.length;
  }
}

/** Failures that mean that Nomod is down, as opposed to a refusal. */
const ABSENT: readonly GatewayErrorKind[] = [
  'unreachable',
  'timed_out',
  'connection_lost',
  'unavailable',
  'server_error',
];

/** Collects a process's observations of an account until its next lease. */
export class CallReportBuilder {
  private readonly wantedUrgently = new RecentCount();
  private readonly wantedOtherwise = new RecentCount();
  private readonly passed = new RecentCount();
  private seen = nothingSeen();

  /** Whether there are observations that were not reported yet. */
  get isEmpty(): boolean {
    return this.seen.answered + this.seen.refused + this.seen.failed === 0;
  }

  wanted(purpose: CallPurpose, now: number): void {
    (purpose === 'interactive' ? this.wantedUrgently : this.wantedOtherwise).add(now);
  }

  waited(): void {
    this.seen.waited = true;
  }

  /** @param failure null after a successful call */
  ended(purpose: CallPurpose, failure: GatewayErrorKind | null, retryAfterMs: number | undefined, now: number): void {
    const { counts } = this.seen;
    counts[purpose] = (counts[purpose] ?? 0) + 1;
    if (failure === 'rate_limited') {
      this.seen.refused += 1;
      counts.refused = (counts.refused ?? 0) + 1;
      this.seen.retry_after_ms = Math.max(this.seen.retry_after_ms ?? 0, retryAfterMs ?? 0);
      return;
    }
    this.passed.add(now);
    if (failure !== null && ABSENT.includes(failure)) this.seen.failed += 1;
    else this.seen.answered += 1;
  }

  /**
   * Returns all observations and clears them.
   * @param waiting number of calls in the queue
   */
  take(waiting: { urgent: number; other: number }, now: number): CallReport {
    const { seen } = this;
    this.seen = nothingSeen();
    return {
      ...seen,
      urgent: waiting.urgent + this.wantedUrgently.count(now),
      other: waiting.other + this.wantedOtherwise.count(now),
      passed: this.passed.count(now),
      waited: seen.waited || waiting.urgent + waiting.other > 0,
    };
  }
}

type Seen = {
  -readonly [Name in Exclude<keyof CallReport, 'urgent' | 'other' | 'passed' | 'counts'>]: CallReport[Name];
};

const nothingSeen = (): Seen & { counts: Partial<Record<CallPurpose | 'refused', number>> } => ({
  waited: false,
  answered: 0,
  refused: 0,
  failed: 0,
  retry_after_ms: null,
  counts: {},
});
