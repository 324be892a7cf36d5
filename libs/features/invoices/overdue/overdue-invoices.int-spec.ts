import { dayIn, daysAfter } from '@remit/business-profile';
import { newId } from '@remit/database';
import { PaymentReversed, PaymentSucceeded } from '@remit/domain-events';
import { useInvoicesApp } from '../../../../test/support/invoices-app';

const app = useInvoicesApp();
const today = () => dayIn('UTC', new Date());
const yesterday = () => daysAfter(today(), -1);

async function draft(due_date: string): Promise<string> {
  const customer_id = await app.newCustomer();
  const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
  const issue_date = daysAfter(due_date, -10);
  const bill = { customer_id, currency: 'USD', line_items, issue_date, due_date };
  return ((await app.post('invoices', bill).expect(201)).body as { id: string }).id;
}

async function finalized(dueDate: string): Promise<string> {
  const id = await draft(dueDate);
  await app.post(`invoices/${id}/finalize`).expect(200);
  await app.settled();
  return id;
}

async function told(id: string): Promise<number> {
  await app.settled();
  const { body } = await app.get(`invoices/${id}/timeline`).expect(200);
  return (body as { items: { type: string }[] }).items.filter(({ type }) => type === 'invoice.overdue').length;
}

/** Simulates that the last day of an invoice is over and that all deliveries waiting for a day are due. */
async function letDaysPass(id: string): Promise<void> {
  const { database, scope } = app;
  await database.transaction(scope, async () => {
    await database.manager.query('update invoices set due_date = $2 where id = $1', [id, yesterday()]);
    await database.manager.query(
      `update event_deliveries set due_at = now(), standing = false
       where subscriber like 'publish-overdue-%' and status = 'pending' and leased_by is null`,
    );
  });
}

const paid = (invoice_id: string) =>
  new PaymentSucceeded({
    ...{ payment_id: newId('pay'), invoice_id, currency: 'USD', amount_minor: '10000', extras_minor: '0' },
    ...{ payment_method_type: 'offline', charge_id: null, paid_at: new Date().toISOString() },
  });

describe('an invoice whose last day is over', () => {
  it('is told of, once, with what remains to be paid', async () => {
    const id = await finalized(yesterday());
    expect(await told(id)).toBe(1);
    const { body } = await app.get(`invoices/${id}/timeline`);
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({
        ...{ type: 'invoice.overdue', label: 'overdue', actor: 'publish-overdue-invoice-when-invoice-changed' },
        facts: { currency: 'USD', amount_remaining: '100.00' },
      }),
    );
    for (const due_date of [daysAfter(today(), -3), daysAfter(today(), 3), yesterday()])
      await app.put(`invoices/${id}`, { due_date }).expect(200);
    await letDaysPass(id);
    expect(await told(id)).toBe(1);
  });

  it('is waited for', async () => {
    const id = await finalized(daysAfter(today(), 3));
    expect(await told(id)).toBe(0);
    await letDaysPass(id);
    expect(await told(id)).toBe(1);
  });

  it('may have been given another one', async () => {
    const [sooner, later] = [await finalized(daysAfter(today(), 3)), await finalized(daysAfter(today(), 3))];
    await app.put(`invoices/${sooner}`, { due_date: yesterday() }).expect(200);
    await app.put(`invoices/${later}`, { due_date: daysAfter(today(), 9) }).expect(200);
    await app.database.transaction(app.scope, () =>
      app.database.manager.query(
        `update event_deliveries set due_at = now() where subscriber like 'publish-overdue-%'`,
      ),
    );
    expect([await told(sooner), await told(later)]).toEqual([1, 0]);
  });

  it('is not told of when it is a draft, void or paid; once it is owed again, it is', async () => {
    const [voided, settled] = [await finalized(daysAfter(today(), 3)), await finalized(daysAfter(today(), 3))];
    await app.post(`invoices/${voided}/void`).expect(200);
    const payment = paid(settled);
    await app.publish(payment);
    const unfinished = await draft(yesterday());
    await letDaysPass(voided);
    await letDaysPass(settled);
    expect([await told(voided), await told(settled), await told(unfinished)]).toEqual([0, 0, 0]);
    const { payment_id, invoice_id, currency, amount_minor } = payment.payload;
    await app.publish(new PaymentReversed({ payment_id, invoice_id, currency, amount_minor, reason: null }));
    expect(await told(settled)).toBe(1);
  });

  it('is so where the business is', async () => {
    // The date in the east is one day ahead of the date in the west.
    const [east, west] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    const day = dayIn(west, new Date());
    await app.put('business-profile', { time_zone: west }).expect(200);
    const id = await finalized(day);
    expect(await told(id)).toBe(0);
    await app.put('business-profile', { time_zone: east }).expect(200);
    expect(await told(await finalized(day))).toBe(1);
  });
});
