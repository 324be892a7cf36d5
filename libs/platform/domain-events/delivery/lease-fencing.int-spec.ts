import { Database } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import { EventBus, type EventSubscriber, Subscriber, WebhookReceived } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };

let bus: BusApp;
let runs = 0;

/** Its first run is so slow that another worker takes over the delivery. */
@Subscriber({ to: WebhookReceived, as: 'lose-lease-when-webhook-received' })
class LoseLease implements EventSubscriber<WebhookReceived> {
  constructor(private readonly database: Database) {}

  async handle(): Promise<void> {
    runs += 1;
    await this.database.manager.query('insert into effects (run) values ($1)', [runs]);
    if (runs === 1)
      await bus.owner.query(
        `update event_deliveries set leased_by = 'another worker', due_at = now() + interval '1 s'`,
      );
  }
}

beforeAll(async () => {
  bus = await BusApp.open([LoseLease], 'run integer');
});
afterAll(() => bus.close());

it('a worker that lost its lease commits nothing, and the work is done by whoever comes next', async () => {
  const app = await bus.startProcess();
  const received = new WebhookReceived({ delivery_id: 'whd_1' });
  await app.get(Database).transaction(scope, () => app.get(EventBus).publish(received));
  await eventually(
    'the delivery to be done',
    () => bus.owner.query<unknown[]>(`select from event_deliveries where status = 'done'`),
    {
      until: (rows) => rows.length === 1,
    },
  );
  expect(await bus.owner.query('select run from effects')).toEqual([{ run: 2 }]);
});
