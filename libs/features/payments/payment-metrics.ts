import { Histogram } from 'prom-client';

/** Payers pay within seconds or weeks. */
const BUCKETS = [5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 604_800, 2_592_000];

/** Time from the request for a payment link until the money was taken. */
export const linkToPaid = new Histogram({
  name: 'remit_link_to_paid_seconds',
  help: 'Seconds from the request for a payment link to its payment',
  buckets: BUCKETS,
});
