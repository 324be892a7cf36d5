import type { CallPurpose } from './call-purpose';

/** What a process saw of an account since its last lease. */
export interface CallReport {
  /** Calls that somebody waits for, and all others, that are wanted a second. */
  readonly urgent: number;
  readonly other: number;
  /** Calls of the last second that Nomod did not refuse for the rate. */
  readonly passed: number;
  /** Whether a call had to wait for its turn. */
  readonly waited: boolean;
  /** Calls that Nomod answered, that it refused for the rate, and that found no Nomod. */
  readonly answered: number;
  readonly refused: number;
  readonly failed: number;
  readonly retry_after_ms: number | null;
  readonly counts: Readonly<Partial<Record<CallPurpose | 'refused', number>>>;
}

/** What the process may do until the next lease. */
export interface CallLease {
  /** Of all processes. */
  readonly callsPerSecond: number;
  /** Of this one, in calls a second. */
  readonly share: number;
  /** How long nobody may call, in milliseconds. */
  readonly blockedMs: number;
  /** Where the rate was refused last; null: never. */
  readonly refusedRate: number | null;
  readonly isDown: boolean;
  /** While Nomod is down: the one call of this second is ours. */
  readonly mayProbe: boolean;
}
