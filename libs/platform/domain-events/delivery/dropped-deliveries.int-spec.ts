import { Database } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import { EventBus, type EventSubscriber, type Recorded, Subscriber, WebhookReceived } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };

let bus: BusApp;
let release: () => void;
const held = new Promise<void>((resolve) => (release = resolve));
let failures = 0;

/** Blocks on one delivery until the test releases it, and fails once on another. */
@Subscriber({ to: WebhookReceived, as: 'hold-or-fail-when-webhook-received' })
class HoldOrFail implements EventSubscriber<WebhookReceived> {
  constructor(private readonly database: Database) {}

  async ask({ payload }: Recorded<WebhookReceived>): Promise<void> {
    if (payload.delivery_id === 'whd_held') return held;
    failures += 1;
    if (failures === 1) throw new Error('as told');
  }

  async handle({ payload }: Recorded<WebhookReceived>): Promise<void> {
    await this.database.manager.query('insert into effects (name) values ($1)', [payload.delivery_id]);
  }
}

beforeAll(async () => {
  bus = await BusApp.open([HoldOrFail], 'name text');
  await bus.owner.query('create sequence refusals');
  await bus.owner.query('grant usage on refusals to public');
  await bus.owner.query(`
    create function refuse_once() returns trigger language plpgsql as $$
    begin
      if nextval('public.refusals') = 1 then raise exception 'the database has no time'; end if;
      return new;
    end $$`);
  await bus.owner.query(`
    create trigger refuse_once before update on event_deliveries for each row when (new.last_error is not null)
    execute function refuse_once()`);
});
afterAll(async () => {
  release();
  await bus.close();
});

it('a delivery whose failure could not be written down runs again, although its worker is never idle', async () => {
  const app = await bus.startProcess();
  for (const delivery_id of ['whd_held', 'whd_failing'])
    await app.get(Database).transaction(scope, () => app.get(EventBus).publish(new WebhookReceived({ delivery_id })));
  const done = () => bus.owner.query<{ name: string }[]>('select name from effects');
  const rows = await eventually('it to be done', done, { until: ({ length }) => length > 0, timeoutMs: 20_000 });
  expect(rows).toEqual([{ name: 'whd_failing' }]);
}, 30_000);
