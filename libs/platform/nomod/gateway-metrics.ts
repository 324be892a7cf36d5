import { Histogram } from 'prom-client';

/** Histogram buckets: from tens of milliseconds to the time limit of ten seconds. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Calls to Nomod by operation and outcome: `ok`, or the kind of failure. */
export const gatewayCalls = new Histogram({
  name: 'remit_gateway_call_duration_seconds',
  help: 'Calls of Nomod by operation and outcome',
  labelNames: ['operation', 'outcome'],
  buckets: BUCKETS,
});
