import type { CallPurpose } from './call-purpose';

/** State of the calls to an account, over all processes. */
export interface KnownCalls {
  /** Known rate of the account, in calls per second. */
  readonly callsPerSecond: number;
  readonly lastRefusedAt: Date | null;
  /** Until when Nomod asked for no calls; null when it did not, or that time has passed. */
  readonly blockedUntil: Date | null;
  readonly isDown: boolean;
  /** Number of calls today (UTC). */
  readonly today: Readonly<Record<CallPurpose | 'refused', number>>;
}

/** Shows people the state of an account's calls. It is about a second old. */
export abstract class AccountCalls {
  /** The calls of the account that the key belongs to. */
  abstract read(apiKey: string): Promise<KnownCalls>;
}
