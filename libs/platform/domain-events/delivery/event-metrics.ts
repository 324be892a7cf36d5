import { Counter, Gauge } from 'prom-client';

/**
 * Runs of subscribers by outcome: `done`, `again` (returned `RunAgain`), `failed`. The last attempt also counts as
 * `dead`.
 */
export const handledDeliveries = new Counter({
  name: 'remit_event_deliveries_total',
  help: 'Runs of subscribers by outcome',
  labelNames: ['subscriber', 'outcome'],
});

/** Has no value in a process that runs no worker. */
export const listenerUp = new Gauge({
  name: 'remit_listener_up',
  help: 'Whether the database notifies this worker of new work (1), or the worker polls (0)',
  labelNames: ['channel'],
});
