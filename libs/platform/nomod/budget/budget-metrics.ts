import { Counter, Gauge } from 'prom-client';

/** Calls to Nomod by purpose: `ok`, `refused` (429), `failed`, or `sent_away` (no turn, so not made). */
export const callsByPurpose = new Counter({
  name: 'remit_gateway_calls_total',
  help: 'Calls of Nomod by purpose and outcome; sent_away: not made, because the call budget of the account was used up',
  labelNames: ['purpose', 'outcome'],
});

const known = new Map<string, { readonly callsPerSecond: number; readonly waiting: number }>();

/** Keeps the values of an account's lease. There is no label per account, because there may be thousands. */
export function showBudget(account: string, callsPerSecond: number, waiting: number): void {
  known.set(account, { callsPerSecond, waiting });
}

export function hideBudget(account: string): void {
  known.delete(account);
}

// Both are computed when they are scraped, not at each lease.
new Gauge({
  name: 'remit_gateway_lowest_budget_calls_per_second',
  help: 'Lowest rate limit, in calls per second, among the Nomod accounts that this process called',
  collect() {
    const lowest = [...known.values()].reduce((least, { callsPerSecond }) => Math.min(least, callsPerSecond), Infinity);
    if (lowest < Infinity) this.set(lowest);
    else this.reset();
  },
});

new Gauge({
  name: 'remit_gateway_waiting_calls',
  help: 'Queued calls to Nomod at the last lease of this process, for all accounts',
  collect() {
    this.set([...known.values()].reduce((sum, { waiting }) => sum + waiting, 0));
  },
});
