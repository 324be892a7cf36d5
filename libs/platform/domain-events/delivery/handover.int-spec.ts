import { AsyncLocalStorage } from 'node:async_hooks';
import type { INestApplicationContext } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import { EventBus, type EventSubscriber, InvoiceVoided, type Recorded, Subscriber, WebhookReceived } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope: Scope = { tenantId: 'tenant_A', environmentId: 'env_A' };

/** Maximum number of deliveries that the worker holds for one environment. */
const MOST_HELD = 200;

/** Context of a request, like the store of an Idempotency-Key. */
const request = new AsyncLocalStorage<string>();
const seen: (string | undefined)[] = [];
/** Name of the worker. */
let living: string | null | undefined;
let release: () => void;
const held = new Promise<void>((resolve) => (release = resolve));

@Subscriber({ to: WebhookReceived, as: 'write-effect-when-webhook-received' })
class WriteEffect implements EventSubscriber<WebhookReceived> {
  readonly lane = 'local';

  constructor(private readonly database: Database) {}

  async ask({ payload }: Recorded<WebhookReceived>): Promise<void> {
    if (payload.delivery_id.startsWith('held')) await held;
  }

  async handle({ payload }: Recorded<WebhookReceived>): Promise<void> {
    seen.push(request.getStore());
    await this.database.manager.query('insert into effects (name) values ($1)', [payload.delivery_id]);
  }
}

@Subscriber({ to: InvoiceVoided, as: 'hear-of-links-when-invoice-voided', onlyIf: 'open_link' })
class HearOfLinks implements EventSubscriber<InvoiceVoided> {
  async handle(): Promise<void> {}
}

let bus: BusApp;
let app: INestApplicationContext;

const publish = (...names: string[]) =>
  app.get(Database).transaction(scope, async () => {
    for (const name of names) await app.get(EventBus).publish(new WebhookReceived({ delivery_id: name }));
  });

const effects = async (name: string) => {
  const rows = await bus.owner.query<{ name: string }[]>('select name from effects where name like $1', [name]);
  return rows.length;
};

/** Workers that hold the unfinished deliveries of an event; null for a delivery without a worker. */
const holders = async (name: string) => {
  const rows = await bus.owner.query<{ leased_by: string | null }[]>(
    `select d.leased_by from event_deliveries d join domain_events e on e.id = d.event_id
     where d.status = 'pending' and e.payload ->> 'delivery_id' like $1`,
    [name],
  );
  return rows.map((row) => row.leased_by);
};

beforeAll(async () => {
  bus = await BusApp.open([WriteEffect, HearOfLinks], 'name text');
  app = await bus.startProcess();
});

afterAll(async () => {
  release();
  await bus.close();
});

it('work is leased to the worker of its own process from the start, and does not run in the request that published it', async () => {
  await request.run('a request', () => publish('own'));
  await eventually('it to be done', async () => (await effects('own')) === 1);
  expect(seen).toEqual([undefined]);
  await publish('held 1');
  [living] = await holders('held 1');
  expect(living).toMatch(/:locked$/);
});

it('room that was held for work that was rolled back is free again, and what finds no room waits', async () => {
  for (let times = 0; times < 3; times += 1) {
    const failing = app.get(Database).transaction(scope, async () => {
      const events = Array.from({ length: MOST_HELD / 2 }, () => new WebhookReceived({ delivery_id: 'never' }));
      await app.get(EventBus).publishAll(events);
      throw new Error('as told');
    });
    await expect(failing).rejects.toThrow('as told');
  }
  await publish(...Array.from({ length: MOST_HELD }, (_, index) => `held again ${index}`));
  const waiting = (await holders('held again %')).filter((holder) => holder === null);
  release();
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length).toBeLessThan(MOST_HELD);
  await eventually('all to be done', async () => (await effects('held again %')) === MOST_HELD);
  expect(await effects('never')).toBe(0);
});

/** Stores work that a worker has leased for an hour. */
const leave = (id: string, worker: string) =>
  bus.owner.query(
    `with e as (insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
       values ($1, $2, $3, 'webhook.received', 1, now(), 'nomod', 'c', jsonb_build_object('delivery_id', $3::text)) returning id)
     insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, due_at, attempts, leased_by, created_at)
     select $1, $2, id, 'write-effect-when-webhook-received', 'local', now() + interval '1 hour', 1, $4, now() from e`,
    [scope.tenantId, scope.environmentId, id, worker],
  );

it('the work of a worker that died is taken over long before its lease ends, that of one that lives is not', async () => {
  await leave('held by the living', living ?? '');
  await leave('left by the dead', 'host:1:worker:locked');
  await eventually('it to be done', async () => (await effects('left by the dead')) === 1, { timeoutMs: 5_000 });
  expect(await holders('held by the living')).toEqual([living]);
});

it('a subscriber that would find nothing to do gets no delivery', async () => {
  await app.get(Database).transaction(scope, async () => {
    await app.get(EventBus).publish(new InvoiceVoided({ invoice_id: 'inv_1', reason: 'test' }));
  });
  const rows = await bus.owner.query<unknown[]>(
    `select from event_deliveries where subscriber = 'hear-of-links-when-invoice-voided'`,
  );
  expect(rows).toHaveLength(0);
});
