import { Counter } from 'prom-client';

/** Counts processing results of deliveries. Each attempt counts. */
export const workedDeliveries = new Counter({
  name: 'remit_webhook_deliveries_total',
  help: 'Processed webhook deliveries by result',
  labelNames: ['result'],
});
