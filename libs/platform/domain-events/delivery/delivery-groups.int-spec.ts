import { isDeepStrictEqual } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import { EventBus, type EventSubscriber, InvoiceCreated, InvoiceVoided, type Recorded, Subscriber } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };
const EVENTS = 60;

let bus: BusApp;
let app: INestApplicationContext;

/** Records the transaction it ran in. For one invoice it always fails, after it has written. */
@Subscriber({ to: InvoiceVoided, as: 'note-transaction-when-invoice-voided' })
class NoteTransaction implements EventSubscriber<InvoiceVoided> {
  readonly runsInGroups = true;

  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<InvoiceVoided>): Promise<void> {
    await this.database.manager.query('insert into effects values ($1, pg_current_xact_id()::text)', [
      payload.invoice_id,
    ]);
    await this.bus.publish(new InvoiceCreated({ invoice_id: payload.invoice_id, customer_id: 'cust_1' }));
    if (payload.invoice_id === 'broken') throw new Error('as told');
  }
}

beforeAll(async () => {
  bus = await BusApp.open([NoteTransaction], 'invoice text, xact text');
  app = await bus.startProcess();
});
beforeEach(() => bus.owner.query('truncate effects, event_deliveries, domain_events'));
afterAll(() => bus.close());

async function publish(invoices: readonly string[]): Promise<void> {
  const events = invoices.map((id) => new InvoiceVoided({ invoice_id: id, reason: null }));
  await app.get(Database).transaction(scope, () => app.get(EventBus).publishAll(events));
}

async function done(count: number): Promise<{ invoice: string; xact: string }[]> {
  await eventually(
    `${count} deliveries to be done`,
    () => bus.owner.query<unknown[]>(`select from event_deliveries where status = 'done'`),
    { until: (rows) => rows.length === count },
  );
  return bus.owner.query('select * from effects');
}

const invoices = Array.from({ length: EVENTS }, (_, index) => `inv_${index}`);

it('deliveries that wait together are handled in few transactions, each once', async () => {
  await publish(invoices);
  const effects = await done(EVENTS);
  expect(effects.map(({ invoice }) => invoice).sort()).toEqual([...invoices].sort());
  expect(new Set(effects.map(({ xact }) => xact)).size).toBeLessThan(EVENTS / 3);
});

it('one that fails takes none of its group with it and leaves nothing', async () => {
  await publish([...invoices, 'broken']);
  const effects = await done(EVENTS);
  expect(effects.map(({ invoice }) => invoice).sort()).toEqual([...invoices].sort());
  const [{ n } = { n: '' }] = await bus.owner.query<{ n: string }[]>(
    `select count(*) as n from domain_events where type = 'invoice.created'`,
  );
  expect(n).toBe(String(EVENTS));
  // The failing delivery runs alone after its group, so possibly after the others are done.
  await eventually(
    'the failure to be noted',
    () =>
      bus.owner.query<unknown[]>(
        `select d.last_error from event_deliveries d join domain_events e on e.id = d.event_id where e.invoice_id = 'broken'`,
      ),
    { until: (rows) => isDeepStrictEqual(rows, [{ last_error: 'Error: as told' }]) },
  );
});

it('two events about one invoice are never handled in one transaction', async () => {
  await publish([...invoices, ...invoices]);
  const effects = await done(2 * EVENTS);
  expect(new Set(effects.map(({ invoice, xact }) => `${invoice} ${xact}`)).size).toBe(2 * EVENTS);
});
