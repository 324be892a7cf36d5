import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@remit/database';
import { EventBus, type EventSubscriber, InvoiceCreated, InvoiceVoided, type Recorded, Subscriber } from '../index';
import { BusApp } from '../spec-support/bus-app';

const scope = { tenantId: 'tenant_A', environmentId: 'env_A' };
const neighbour = { tenantId: 'tenant_A', environmentId: 'env_B' };

@Subscriber({
  to: [InvoiceVoided, InvoiceCreated],
  as: 'hear-when-invoice-changed',
  onlyIf: 'hearing',
  always: InvoiceCreated,
})
class Hear implements EventSubscriber<InvoiceVoided | InvoiceCreated> {
  async handle(_event: Recorded<InvoiceVoided | InvoiceCreated>): Promise<void> {}
}

describe('an interest', () => {
  let bus: BusApp;
  let app: INestApplicationContext;
  let events: EventBus;

  beforeAll(async () => {
    bus = await BusApp.open([Hear], 'name text');
    app = await bus.startProcess();
    events = app.get(EventBus);
  });
  beforeEach(() => bus.owner.query('truncate event_interest, event_deliveries, domain_events'));
  afterAll(() => bus.close());

  const inUnit = (work: () => Promise<unknown>, where = scope) => app.get(Database).transaction(where, work);

  const voided = (id: string) => new InvoiceVoided({ invoice_id: id, reason: null });

  /** Whether a delivery is stored for each of two invoices that are voided now. */
  const heard = async (where = scope): Promise<string[]> => {
    const ids = await inUnit(() => events.publishAll([voided('inv_1'), voided('inv_2')]), where);
    const rows = await bus.owner.query<{ invoice_id: string }[]>(
      `select e.invoice_id from domain_events e join event_deliveries d on d.event_id = e.id
       where e.id = any ($1) order by 1`,
      [ids],
    );
    return rows.map((row) => row.invoice_id);
  };

  it('decides whether a delivery is stored, for one invoice or for all', async () => {
    expect(await heard()).toEqual([]);
    await inUnit(async () => events.interest('hearing', { invoiceId: 'inv_1', because: 'row_1' }, true));
    expect(await heard()).toEqual(['inv_1']);
    await inUnit(async () => events.interest('hearing', { because: 'row_2' }, true));
    expect(await heard()).toEqual(['inv_1', 'inv_2']);
    expect(await heard(neighbour)).toEqual([]);
  });

  it('lasts until its last reason is gone', async () => {
    const about = (because: string) => ({ invoiceId: 'inv_1', because });
    await inUnit(async () => ['a', 'b', 'b'].forEach((reason) => events.interest('hearing', about(reason), true)));
    await inUnit(async () => events.interest('hearing', about('a'), false));
    expect(await heard()).toEqual(['inv_1']);
    await inUnit(async () => events.interest('hearing', about('b'), false));
    expect(await heard()).toEqual([]);
  });

  it('counts for the events of its own unit of work, and not when that fails', async () => {
    await inUnit(async () => {
      await events.publish(voided('inv_1'));
      events.interest('hearing', { invoiceId: 'inv_1', because: 'a' }, false);
      events.interest('hearing', { invoiceId: 'inv_1', because: 'a' }, true);
    });
    const stored = () => bus.owner.query<unknown[]>('select from event_deliveries');
    expect(await stored()).toHaveLength(1);
    const failed = inUnit(async () => {
      events.interest('hearing', { because: 'b' }, true);
      throw new Error('as told');
    });
    await expect(failed).rejects.toThrow('as told');
    expect(await heard()).toEqual(['inv_1']);
  });

  it('is not asked for an event that is always delivered', async () => {
    await inUnit(() => events.publish(new InvoiceCreated({ invoice_id: 'inv_3', customer_id: 'cust_1' })));
    expect(await bus.owner.query<unknown[]>('select from event_deliveries')).toHaveLength(1);
  });
});
