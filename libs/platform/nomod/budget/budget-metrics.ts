import { Counter, Gauge } from 'prom-client';

/** Calls of Nomod by what they are for: `ok`, `refused` for the rate, or `failed`; `sent_away` found no turn and was not made. */
export const callsByPurpose = new Counter({
  name: 'remit_gateway_calls_total',
  help: 'Calls of Nomod by purpose and outcome; sent_away: not made, because the account had no call left in time',
  labelNames: ['purpose', 'outcome'],
});

const known = new Map<string, { readonly callsPerSecond: number; readonly waiting: number }>();

/** Keeps what a lease of an account says. No label names it: there may be thousands. */
export function showBudget(account: string, callsPerSecond: number, waiting: number): void {
  known.set(account, { callsPerSecond, waiting });
}

export function hideBudget(account: string): void {
  known.delete(account);
}

// Both are summed up when they are asked for, not with every lease.
new Gauge({
  name: 'remit_gateway_lowest_budget_calls_per_second',
  help: 'Calls a second of the account at Nomod that takes the fewest, of those that this process has called',
  collect() {
    const lowest = [...known.values()].reduce((least, { callsPerSecond }) => Math.min(least, callsPerSecond), Infinity);
    if (lowest < Infinity) this.set(lowest);
    else this.reset();
  },
});

new Gauge({
  name: 'remit_gateway_waiting_calls',
  help: 'Calls of Nomod that waited for their turn when this process leased last, of all accounts',
  collect() {
    this.set([...known.values()].reduce((sum, { waiting }) => sum + waiting, 0));
  },
});
