import type { Account } from '../store/state';

const WINDOW_MS = 1_000;

/** Counts the calls of each account within the last second. Refused calls do not count. It is lost at a restart. */
export class Throttle {
  private readonly served = new Map<string, number[]>();

  /** Whether the account may make one more call now. Counts the call when it may. */
  allows(account: Account, now: number): boolean {
    const limit = account.options.rate_limit;
    if (limit === null) return true;
    const recent = (this.served.get(account.id) ?? []).filter((at) => at > now - WINDOW_MS);
    this.served.set(account.id, recent);
    if (recent.length >= limit.calls_per_second) return false;
    recent.push(now);
    return true;
  }
}
