import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createDataSource, Database, DatabaseModule } from '@remit/database';
import { Settings, SettingsModule } from '@remit/settings';
import { eventually } from '../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { DomainEventsModule, EventBus, type EventSubscriber, Subscriber, WebhookReceived } from './index';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };

let testDatabase: TestDatabase;
let owner: ReturnType<typeof createDataSource>;
let app: INestApplicationContext;
let runs = 0;

/** In its first run it is so slow that another worker takes its delivery over. */
@Subscriber({ to: WebhookReceived, as: 'lose-lease-when-webhook-received' })
class LoseLease implements EventSubscriber<WebhookReceived> {
  constructor(private readonly database: Database) {}

  async handle(): Promise<void> {
    runs += 1;
    await this.database.manager.query('insert into effects (run) values ($1)', [runs]);
    if (runs === 1)
      await owner.query(`update event_deliveries set leased_by = 'another worker', due_at = now() + interval '1 s'`);
  }
}

@Module({ providers: [LoseLease] })
class SubscribersModule {}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = await createDataSource(testDatabase.url, []).initialize();
  await owner.query('create table effects (run integer)');
  await owner.query('grant insert on effects to remit_app');
  const settings = new Settings({ databaseUrl: testDatabase.url, logLevel: 'silent' });
  app = await NestFactory.createApplicationContext(
    {
      module: SubscribersModule,
      imports: [SettingsModule.forRoot(settings), DatabaseModule.forRoot([]), DomainEventsModule],
    },
    { logger: false },
  );
});

afterAll(async () => {
  await app.close();
  await owner.destroy();
  await testDatabase.drop();
});

it('a worker that lost its lease commits nothing, and the work is done by whoever comes next', async () => {
  const bus = app.get(EventBus);
  await app.get(Database).transaction(scope, () => bus.publish(new WebhookReceived({ delivery_id: 'whd_1' })));
  await eventually(
    'the delivery to be done',
    () => owner.query<unknown[]>(`select from event_deliveries where status = 'done'`),
    {
      until: (rows) => rows.length === 1,
    },
  );
  expect(await owner.query('select run from effects')).toEqual([{ run: 2 }]);
});
