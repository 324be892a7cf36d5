import type { CallPurpose } from '@remit/gateway';

/** Observations of a process since its last lease. */
export interface CallReport {
  /** Wanted calls per second: those that a caller waits for, and all others. */
  readonly urgent: number;
  readonly other: number;
  /** Calls of the last second without a 429. */
  readonly passed: number;
  /** Whether a call had to wait for its turn. */
  readonly waited: boolean;
  /** Numbers of calls that were answered, refused with 429, and without an answer. */
  readonly answered: number;
  readonly refused: number;
  readonly failed: number;
  readonly retry_after_ms: number | null;
  readonly counts: Readonly<Partial<Record<CallPurpose | 'refused', number>>>;
}

/** What the process may do until the next lease. */
export interface CallLease {
  /** Rate of all processes, in calls per second. */
  readonly callsPerSecond: number;
  /** Rate of this process, in calls per second. */
  readonly share: number;
  /** Milliseconds during which no process may call. */
  readonly blockedMs: number;
  /** Rate at the last 429; null when there was none. */
  readonly refusedRate: number | null;
  readonly isDown: boolean;
  /** While Nomod is down: whether this process has the one call of this second. */
  readonly mayProbe: boolean;
}
