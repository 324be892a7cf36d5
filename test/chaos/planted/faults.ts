import type { Fault, Suite } from './fault';
import { moneyFaults } from './money-faults';

const SCHEMA: Suite = { tests: 'test/contract/database-schema' };
const BUS: Suite = { tests: 'libs/platform/domain-events/.*int-spec' };
const LINK_FAULTS: Suite = { tests: 'libs/features/payments/link-faults' };
const IDEMPOTENCY: Suite = { tests: 'libs/platform/idempotency' };
const RECONCILIATION: Suite = { tests: 'libs/features/invoices/reconciliation' };
const NOMOD: Suite = { tests: 'libs/platform/nomod/.*.spec' };
const crashes: Suite = { chaos: 'crash-points/webhook-settlement' };
const races: Suite = { chaos: 'races' };
const postgres: Suite = { chaos: 'postgres' };
const stop: Suite = { chaos: 'ordinary-stop' };
const keys: Suite = { chaos: 'idempotency-keys' };

export const faults: Fault[] = [
  {
    name: 'the unique index of the live link is dropped',
    file: 'libs/platform/database/baseline/payments.sql',
    from: 'create unique index payments_live_link',
    to: 'create index payments_live_link',
    caughtBy: SCHEMA,
  },
  {
    name: 'the unique index of the booked sources is dropped',
    file: 'libs/platform/database/baseline/ledger.sql',
    from: 'create unique index ledger_transactions_source',
    to: 'create index ledger_transactions_source',
    caughtBy: SCHEMA,
  },
  {
    name: 'the ledger takes bookings that do not sum to zero',
    file: 'libs/platform/database/baseline/ledger.sql',
    from: 'having sum(e.amount_minor) <> 0',
    to: 'having false',
    caughtBy: { tests: 'libs/features/invoices/ledger/ledger.int-spec' },
  },
  {
    name: 'a webhook is answered 2xx before the commit',
    file: 'libs/features/webhooks/webhook-intake.ts',
    from: 'await this.writerOf(incoming.scope).add(this.deliveryOf(incoming, authentic));',
    to: 'void this.writerOf(incoming.scope).add(this.deliveryOf(incoming, authentic)).catch(() => undefined);',
    caughtBy: postgres,
  },
  {
    name: 'a call to Nomod is repeated automatically',
    file: 'libs/platform/nomod/nomod-transport.ts',
    from: `      .catch((error: unknown) => {
        throw connectionFailure(name, error);
      });`,
    to: `      .catch(() => this.http.request<Uint8Array>({ method: call.method, url: call.path, params: call.query, data: call.body, headers: { 'X-API-KEY': apiKey } }))
      .catch((error: unknown) => {
        throw connectionFailure(name, error);
      });`,
    caughtBy: NOMOD,
  },
  {
    name: 'events are published outside the transaction',
    file: 'libs/platform/domain-events/delivery/event.repository.ts',
    from: "this.database.send(\n      'select event_id",
    to: `((sql: string, parameters: unknown[], heard: (rows: never) => void) =>
      void this.database.manager.dataSource.query(sql, parameters).then((rows) => heard(rows as never)))(
      'select event_id`,
    caughtBy: BUS,
  },
  {
    name: 'a worker that lost its lease may still finish',
    file: 'libs/platform/domain-events/delivery/event.repository.ts',
    from: 'and d.leased_by = v.worker and',
    to: 'and v.worker is not null and',
    caughtBy: BUS,
  },
  {
    name: 'a delivery is marked done before its work',
    file: 'libs/platform/domain-events/delivery/delivery-runner.ts',
    from: `      await this.database.together(
        first.delivery.event.scope,
        group.map((ready) => () => this.handle(ready, mayJoin ? joins(ready) : undefined)),
      );`,
    to: `      for (const { delivery, answer } of group) {
        const { event, subscriber } = delivery;
        const stands = (this.registry.get(subscriber)?.firstRunAfterSeconds ?? 0) > 0;
        await this.database.transaction(event.scope, () => stands ? this.events.schedule(delivery, 86_400) : this.events.markDone(delivery));
        await this.database.transaction(event.scope, () => this.calls.handle(event, subscriber, { answer }));
      }`,
    caughtBy: crashes,
  },
  {
    name: 'a unit of work that met a deadlock is not run again',
    file: 'libs/platform/database/database.ts',
    from: 'if (tries >= MAX_TRIES || !isRetryable(error)) throw error;',
    to: 'if (tries > 0 || !isRetryable(error)) throw error;',
    caughtBy: postgres,
  },
  {
    name: 'a read-only database counts as ready',
    file: 'libs/platform/database/database-server.ts',
    from: 'if (state?.read_only) throw',
    to: 'if (state === undefined) throw',
    caughtBy: postgres,
  },
  {
    name: 'an unknown outcome counts as a failed call',
    file: 'libs/platform/remote-operations/remote-operation.entity.ts',
    from: "if (error.outcome === 'unknown') {",
    to: "if (error.outcome === 'unknown' && this.calls > 9) {",
    caughtBy: LINK_FAULTS,
  },
  {
    name: 'a call whose process died is repeated without a look',
    file: 'libs/platform/remote-operations/remote-operation.entity.ts',
    from: "return this.state === 'unknown' || this.state === 'calling';",
    to: "return this.state === 'unknown';",
    caughtBy: keys,
  },
  {
    name: 'a repeated request forgets what its first run made',
    file: 'libs/platform/idempotency/idempotency-key.repository.ts',
    from: 'set resource_id = coalesce(resource_id, $6)',
    to: 'set resource_id = $6',
    caughtBy: IDEMPOTENCY,
  },
  {
    name: 'a failed request keeps its key',
    file: 'libs/platform/idempotency/idempotency.interceptor.ts',
    from: 'await this.attempt(this.idempotency.release(run));',
    to: 'await this.attempt(this.idempotency.complete(run, { status: 502, body: null }));',
    caughtBy: keys,
  },
  {
    name: 'a key in use lets a second run in',
    file: 'libs/platform/idempotency/idempotency.ts',
    from: "if (isLeased) throw new ApiError('request_in_progress', { retryAfterSeconds: 1 });",
    to: 'void isLeased;',
    caughtBy: IDEMPOTENCY,
  },
  {
    name: 'a charge that Nomod does not show yet is dropped',
    file: 'libs/features/webhooks/subscribers/read-charge-when-webhook-received.subscriber.ts',
    from: "    if (read.found !== 'charge') return this.park(event, delivery, { read, work });",
    to: "    if (read.found !== 'charge') return this.conclude(delivery, 'ignored_unknown', {}, work);",
    caughtBy: races,
  },
  {
    name: 'an event that matches nothing yet is dropped',
    file: 'libs/features/webhooks/subscribers/read-charge-when-webhook-received.subscriber.ts',
    from: "    if (judged.to === 'undecided') return this.park(event, delivery, { read, work, judged });",
    to: "    if (judged.to === 'undecided') return this.conclude(delivery, 'not_ours', {}, work);",
    caughtBy: { tests: 'test/e2e/webhooks.e2e-spec' },
  },
  {
    name: 'money on a voided invoice asks for no attention',
    file: 'libs/features/invoices/subscribers/reconcile-invoice-when-payment-succeeded.subscriber.ts',
    from: "    if (invoice.status === 'voided') {",
    to: "    if (invoice.status === 'voided' && applies) {",
    caughtBy: races,
  },
  {
    name: 'an ordinary stop does not wait for requests',
    file: 'apps/api/stop-on-signal.ts',
    from: '    takeNoMoreRequests(server);',
    to: '    takeNoMoreRequests(server);\n    process.exit(0);',
    caughtBy: stop,
  },
  {
    name: 'a payment is booked as often as it is reported',
    file: 'libs/features/invoices/subscribers/reconcile-invoice-when-payment-succeeded.subscriber.ts',
    from: 'if (isPosted) return;',
    to: 'if (isPosted) payload = { ...payload, payment_id: `${payload.payment_id}${Date.now()}` };',
    caughtBy: RECONCILIATION,
  },
  ...moneyFaults,
];
