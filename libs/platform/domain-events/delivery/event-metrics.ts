import { Counter, Gauge } from 'prom-client';

/** Runs of subscribers by what became of them: `done`, `again` (comes back by its own wish), `failed`; `dead` beside it when it was the last try. */
export const handledDeliveries = new Counter({
  name: 'remit_event_deliveries_total',
  help: 'Runs of subscribers by outcome',
  labelNames: ['subscriber', 'outcome'],
});

/** Nothing for a process that does no work. */
export const listenerUp = new Gauge({
  name: 'remit_listener_up',
  help: 'Whether this worker is woken by the database (1), or finds work only by looking (0)',
  labelNames: ['channel'],
});
