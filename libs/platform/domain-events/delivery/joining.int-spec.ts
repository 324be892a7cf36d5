import { isDeepStrictEqual } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import { CustomerCreated, EventBus, type EventSubscriber, InvoiceCreated, type Recorded, Subscriber } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };

let bus: BusApp;
let app: INestApplicationContext;

/** Publishes an invoice of the customer. The customer's id begins with that of the invoice. */
@Subscriber({ to: CustomerCreated, as: 'bill-when-customer-created' })
class Bill implements EventSubscriber<CustomerCreated> {
  readonly runsInGroups = true;

  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload: { customer_id } }: Recorded<CustomerCreated>): Promise<void> {
    await note(this.database, 'bill', customer_id);
    await this.bus.publish(new InvoiceCreated({ invoice_id: customer_id.split('/')[0] ?? '', customer_id }));
  }
}

/** The next step. It fails for one invoice. */
@Subscriber({ to: InvoiceCreated, as: 'book-when-invoice-created' })
class Book implements EventSubscriber<InvoiceCreated> {
  readonly runsInGroups = true;
  readonly joins = true;

  constructor(private readonly database: Database) {}

  async handle({ payload }: Recorded<InvoiceCreated>): Promise<void> {
    await note(this.database, 'book', payload.customer_id);
    if (payload.invoice_id === 'broken') throw new Error('as told');
  }
}

async function note(database: Database, step: string, about: string): Promise<void> {
  await database.manager.query('insert into effects values ($1, $2, pg_current_xact_id()::text)', [step, about]);
}

beforeAll(async () => {
  bus = await BusApp.open([Bill, Book], 'step text, about text, xact text');
  app = await bus.startProcess();
});
beforeEach(() => bus.owner.query('truncate effects, event_deliveries, domain_events'));
afterAll(() => bus.close());

async function publish(...events: (CustomerCreated | InvoiceCreated)[]): Promise<void> {
  await app.get(Database).transaction(scope, () => app.get(EventBus).publishAll(events));
}

const created = (customer_id: string) => new CustomerCreated({ customer_id });

/** Waits until every delivery was tried, and returns the steps that ran and the status of the deliveries. */
async function outcome() {
  await eventually(
    'everything to be tried',
    () => bus.owner.query<unknown[]>(`select from event_deliveries where status = 'pending' and last_error is null`),
    { until: (rows) => rows.length === 0 },
  );
  return {
    effects: await bus.owner.query<{ step: string; about: string; xact: string }[]>('select * from effects'),
    deliveries: await bus.owner.query<{ subscriber: string; status: string; last_error: string | null }[]>(
      'select subscriber, status, last_error from event_deliveries order by subscriber',
    ),
  };
}

it('the next step is done in the transaction of the step before, without a delivery of its own', async () => {
  await publish(created('inv_1/1'));
  const { effects, deliveries } = await outcome();
  expect(effects.map(({ step }) => step).sort()).toEqual(['bill', 'book']);
  expect(new Set(effects.map(({ xact }) => xact)).size).toBe(1);
  expect(deliveries).toEqual([{ subscriber: 'bill-when-customer-created', status: 'done', last_error: null }]);
  const events = await bus.owner.query<{ type: string; actor: string }[]>(
    'select type, actor from domain_events order by id',
  );
  expect(events).toMatchObject([
    { type: 'customer.created' },
    { type: 'invoice.created', actor: 'bill-when-customer-created' },
  ]);
});

it('a next step that fails takes back nothing but itself, and is tried again', async () => {
  await publish(created('broken/1'), created('inv_2/1'));
  const { effects, deliveries } = await outcome();
  expect(effects.map(({ step, about }) => `${step} ${about}`).sort()).toEqual([
    'bill broken/1',
    'bill inv_2/1',
    'book inv_2/1',
  ]);
  expect(deliveries.filter(({ status }) => status === 'pending')).toEqual([
    { subscriber: 'book-when-invoice-created', status: 'pending', last_error: 'Error: as told' },
  ]);
});

it('two steps that lead to one invoice are never taken in one transaction', async () => {
  const customers = Array.from({ length: 10 }, (_, index) => `inv_3/${index}`);
  await publish(...customers.map(created));
  const { effects } = await outcome();
  const booked = effects.filter(({ step }) => step === 'book');
  expect(booked.map(({ about }) => about).sort()).toEqual(customers);
  expect(new Set(booked.map(({ xact }) => xact)).size).toBe(customers.length);
});

it('what a request publishes is delivered, as to any subscriber', async () => {
  await publish(new InvoiceCreated({ invoice_id: 'inv_4', customer_id: 'inv_4/1' }));
  await eventually('the delivery', outcome, {
    until: ({ deliveries }) =>
      isDeepStrictEqual(deliveries, [{ subscriber: 'book-when-invoice-created', status: 'done', last_error: null }]),
  });
});
