import type { INestApplicationContext } from '@nestjs/common';
import { Database, DatabaseServer, NoUnitOfWork, type Scope } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import {
  EventBacklog,
  EventBus,
  type EventSubscriber,
  InvoiceVoided,
  type Recorded,
  RunAgain,
  Subscriber,
  WebhookReceived,
} from '../index';
import { BusApp } from '../spec-support/bus-app';

const scopes: Scope[] = ['A', 'B'].map((name) => ({ tenantId: `tenant_${name}`, environmentId: `env_${name}` }));
const [scope, otherScope] = scopes as [Scope, Scope];

/** Number of failures that the subscribers below must still produce, by delivery id. */
const failuresLeft = new Map<string, number>();
const handled: string[] = [];
const givenUp: string[] = [];

@Subscriber({ to: WebhookReceived, as: 'write-effect-when-webhook-received' })
class WriteEffect implements EventSubscriber<WebhookReceived> {
  constructor(private readonly database: Database) {}

  async handle({ payload }: Recorded<WebhookReceived>): Promise<void> {
    handled.push(payload.delivery_id);
    await this.database.manager.query('insert into effects (name) values ($1)', [payload.delivery_id]);
    const left = failuresLeft.get(payload.delivery_id) ?? 0;
    failuresLeft.set(payload.delivery_id, left - 1);
    if (left > 0) throw new Error('as told');
  }

  async giveUp({ payload }: Recorded<WebhookReceived>): Promise<void> {
    givenUp.push(payload.delivery_id);
  }
}

@Subscriber({ to: InvoiceVoided, as: 'run-thrice-when-invoice-voided' })
class RunThrice implements EventSubscriber<InvoiceVoided, string> {
  runs = 0;

  constructor(private readonly database: Database) {}

  async ask(): Promise<string> {
    return this.database.isInTransaction ? 'inside' : 'outside';
  }

  async handle(event: Recorded<InvoiceVoided>, answer: string): Promise<void | RunAgain> {
    this.runs += 1;
    await this.database.manager.query('insert into effects (name) values ($1)', [
      `${event.payload.invoice_id}:${answer}`,
    ]);
    return this.runs < 3 ? RunAgain.after(0.05) : undefined;
  }
}

let bus: BusApp;

const effects = async (name: string): Promise<number> =>
  Number(
    (await bus.owner.query<{ n: string }[]>('select count(*) as n from effects where name like $1', [name]))[0]?.n,
  );

async function publish(app: INestApplicationContext, in_: Scope, ...names: string[]): Promise<void> {
  await app.get(Database).transaction(in_, async () => {
    for (const name of names) await app.get(EventBus).publish(new WebhookReceived({ delivery_id: name }));
  });
}

beforeAll(async () => {
  bus = await BusApp.open([WriteEffect, RunThrice], 'name text');
});
afterEach(() => bus.stopProcesses());
afterAll(() => bus.close());

it('an event cannot be published outside a unit of work', async () => {
  const app = await bus.startProcess();
  await expect(app.get(EventBus).publish(new WebhookReceived({ delivery_id: 'nowhere' }))).rejects.toThrow(
    NoUnitOfWork,
  );
});

it('an event exists exactly when the work that published it committed', async () => {
  const app = await bus.startProcess();
  const undone = app.get(Database).transaction(scope, async () => {
    await app.get(EventBus).publish(new WebhookReceived({ delivery_id: 'undone' }));
    throw new Error('rolled back');
  });
  await expect(undone).rejects.toThrow('rolled back');
  await publish(app, scope, 'kept');
  await eventually('the committed event is handled', async () => (await effects('kept')) === 1);
  expect(handled).not.toContain('undone');
});

it('a subscriber that fails is tried again and leaves its effect once', async () => {
  const app = await bus.startProcess();
  failuresLeft.set('fails twice', 2);
  await publish(app, scope, 'fails twice');
  await eventually('it succeeds in the end', async () => (await effects('fails twice')) === 1);
  expect(handled.filter((name) => name === 'fails twice')).toHaveLength(3);
});

it('two processes share the work and do each piece once', async () => {
  const [first] = [await bus.startProcess(), await bus.startProcess()];
  const names = Array.from({ length: 300 }, (_, index) => `shared ${index}`);
  await publish(first, scope, ...names);
  await eventually('all of it is done', async () => (await isSettled(first)) && (await effects('shared %')) === 300);
  expect(new Set(handled.filter((name) => name.startsWith('shared'))).size).toBe(300);
});

it('the work of a process that died is taken over when its lease ends', async () => {
  const publisher = await bus.startProcess('api');
  await publish(publisher, scope, 'orphan');
  const dead = await publisher
    .get(DatabaseServer)
    .operator('claim_event_deliveries', ['a dead worker', 1, 10, 'local', []]);
  expect(dead).toHaveLength(1);
  await bus.startProcess();
  await eventually('it is done by the other process', async () => (await effects('orphan')) === 1, {
    timeoutMs: 10_000,
  });
});

it('asks outside any transaction, and runs again as often as it wants to', async () => {
  const app = await bus.startProcess();
  await app
    .get(Database)
    .transaction(scope, () => app.get(EventBus).publish(new InvoiceVoided({ invoice_id: 'inv_1', reason: null })));
  await eventually('it ran three times', async () => (await effects('inv_1:outside')) === 3);
  expect((await app.get(EventBacklog).read('none')).jobs).toBe(0);
});

it("one tenant's backlog does not hold up another's work", async () => {
  const publisher = await bus.startProcess('api');
  await publish(publisher, scope, ...Array.from({ length: 200 }, (_, index) => `flood ${index}`));
  await publish(publisher, otherScope, 'the other tenant');
  const claimed = await publisher
    .get(DatabaseServer)
    .operator<{ tenant_id: string }>('claim_event_deliveries', ['w', 0, 8, 'local', []]);
  expect(claimed.map((row) => row.tenant_id)).toContain(otherScope.tenantId);
});

it('what fails too often is given up, listed, and can be driven again', async () => {
  const app = await bus.startProcess('api');
  failuresLeft.set('hopeless', 1);
  await publish(app, scope, 'hopeless');
  await bus.owner.query(
    `update event_deliveries d set attempts = 24 from domain_events e where e.id = d.event_id and e.payload ->> 'delivery_id' = 'hopeless'`,
  );
  const worker = await bus.startProcess();
  const backlog = worker.get(EventBacklog);
  await eventually('it is dead', async () => (await backlog.listDead()).length === 1, { timeoutMs: 10_000 });
  const [dead] = await backlog.listDead();
  expect(dead).toMatchObject({
    subscriber: 'write-effect-when-webhook-received',
    attempts: 25,
    lastError: 'Error: as told',
  });
  expect(givenUp).toContain('hopeless');
  expect(await backlog.findDead(dead?.eventId ?? '', dead?.subscriber ?? '')).toEqual(scope);
  expect(await backlog.redrive(dead?.eventId ?? '', dead?.subscriber ?? '')).toBe(true);
  await eventually('it succeeds this time', async () => (await effects('hopeless')) === 1);
  expect(await backlog.findDead(dead?.eventId ?? '', dead?.subscriber ?? '')).toBeUndefined();
});

async function isSettled(app: INestApplicationContext): Promise<boolean> {
  return (await app.get(EventBacklog).read('none')).jobs === 0;
}
