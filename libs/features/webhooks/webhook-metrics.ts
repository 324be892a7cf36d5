import { Counter } from 'prom-client';

/** Deliveries of Nomod by what came of working on them; one that is tried again counts each time. */
export const workedDeliveries = new Counter({
  name: 'remit_webhook_deliveries_total',
  help: 'Webhook deliveries worked on, by result',
  labelNames: ['result'],
});
