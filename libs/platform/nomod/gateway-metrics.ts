import { Histogram } from 'prom-client';

/** Around what a gateway takes: tens of milliseconds, up to the ten seconds after which a call is given up. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Calls of Nomod by operation and outcome: `ok`, or the kind of the failure. */
export const gatewayCalls = new Histogram({
  name: 'remit_gateway_call_duration_seconds',
  help: 'Calls of Nomod by operation and outcome',
  labelNames: ['operation', 'outcome'],
  buckets: BUCKETS,
});
