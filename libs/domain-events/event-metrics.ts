import { Counter } from 'prom-client';

/** Runs of subscribers by what became of them: `done`, `again` (comes back by its own wish), `failed`; `dead` beside it when it was the last try. */
export const handledDeliveries = new Counter({
  name: 'remit_event_deliveries_total',
  help: 'Runs of subscribers by outcome',
  labelNames: ['subscriber', 'outcome'],
});
