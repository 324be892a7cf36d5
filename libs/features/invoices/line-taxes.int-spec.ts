import { useInvoicesApp } from '../../../test/support/invoices-app';
import { onDatabase } from '../../../test/support/on-database';

interface Shown {
  readonly id: string;
  readonly finalized_at: string;
  readonly issue_date: string | null;
  readonly due_date: string | null;
}

/** Invoices whose lines have a unit price and a tax rate, and their issue and due dates. */
describe('an invoice with taxes', () => {
  const app = useInvoicesApp();
  let customerId: string;

  beforeAll(async () => {
    customerId = await app.newCustomer('acme-1');
  }, 60_000);

  const seats = { display_name: 'Seats', quantity: '3', unit_price: '33.335', tax_rate: '5' };
  const create = (changes: object = {}) =>
    app.post('invoices', { customer_id: customerId, currency: 'AED', line_items: [seats], ...changes });
  const created = async (changes: object = {}) => (await create(changes).expect(201)).body as Shown;
  const put = async (id: string, changes: object) =>
    (await app.put(`invoices/${id}`, changes).expect(200)).body as Shown;
  const finalized = async (id: string) => (await app.post(`invoices/${id}/finalize`).expect(200)).body as Shown;

  it('is not finalized with a stored total that its lines do not make, until a person saved it', async () => {
    const draft = await created();
    await onDatabase(app.databaseUrl, (sql) =>
      sql.query('update invoices set total_minor = total_minor + 1 where id = $1', [draft.id]),
    );
    const { body } = await app.post(`invoices/${draft.id}/finalize`).expect(409);
    expect(body).toMatchObject({
      code: 'conflict',
      message: 'The total of this draft is 105.02, and its lines come to 105.01 AED',
      details: { invoice_status: 'draft', stored_total: '105.02', total_of_lines: '105.01' },
    });
    await put(draft.id, { line_items: [seats] });
    expect(await finalized(draft.id)).toMatchObject({ invoice_status: 'finalized', total: '105.01' });
  });

  it('is what its lines say, when it is made, read, and finalized', async () => {
    const lines = [seats, { display_name: 'Book', quantity: '1', amount: '40.00', tax_rate: 0 }];
    const expected = {
      subtotal: '140.01',
      total_discount: '14.00',
      total_tax: '4.50',
      total: '130.51',
      amount_due: '130.51',
      tax_summary: [
        { tax_rate: '0', taxable_amount: '36.00', tax_amount: '0.00' },
        { tax_rate: '5', taxable_amount: '90.01', tax_amount: '4.50' },
      ],
    };
    const draft = await created({ line_items: lines, total_discount: '14.00', total_tax: '4.50', total: '130.51' });
    expect(draft).toMatchObject(expected);
    expect((await app.get(`invoices/${draft.id}`).expect(200)).body).toMatchObject({
      ...expected,
      line_items: [
        { quantity: '3', unit_price: '33.335', amount: '100.01', tax_rate: '5', tax_amount: '4.50' },
        { quantity: '1', unit_price: null, amount: '40.00', tax_rate: '0', tax_amount: '0.00' },
      ],
    });
    expect(await finalized(draft.id)).toMatchObject({ ...expected, amount_remaining: '130.51' });
  });

  it('has no tax that nobody asked for, whatever rate the profile has', async () => {
    await app.put('business-profile', { default_tax_rate: '5' }).expect(200);
    const plain = await created({ line_items: [{ display_name: 'Plan', quantity: '1', amount: '100.00' }] });
    expect(plain).toMatchObject({ total: '100.00', total_tax: '0.00', tax_summary: [] });
  });

  it.each([
    ['total_tax', '5.01', 'total_tax 5.01 contradicts the tax rates of the lines: they add up to 5.00 AED'],
    ['total', '100.01', 'total 100.01 contradicts the lines, discount and tax: they add up to 105.01 AED'],
    ['total_discount', '200', 'total_discount 200.00 is above the subtotal of the lines, 100.01 AED'],
  ])('refuses a %s of %s', async (param, value, message) => {
    const { body } = await create({ [param]: value }).expect(400);
    expect(body).toMatchObject({
      error: { code: 'validation_error', param, message: expect.stringContaining(message) },
    });
  });

  it.each(['100.000001', '-5', '5%', '1e1', '8.8750001', 'NaN', '1000'])('refuses a tax rate of %s', async (rate) => {
    const { body } = await create({ line_items: [{ ...seats, tax_rate: rate }] }).expect(400);
    expect(body).toMatchObject({ error: { code: 'validation_error', param: 'line_items[0].tax_rate' } });
  });

  it('drops a tax that was computed with the lines that had its rates, and keeps one that was stated', async () => {
    const plain = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const { id } = await created();
    expect(await put(id, { line_items: plain })).toMatchObject({ total_tax: '0.00', total: '100.00' });
    expect(await put(id, { total_tax: '7.00' })).toMatchObject({ total: '107.00' });
    expect(await put(id, { line_items: plain })).toMatchObject({ total_tax: '7.00' });
    expect(await put(id, { line_items: [seats] })).toMatchObject({ total_tax: '5.00', total: '105.01' });
    await app.put(`invoices/${id}`, { total_tax: '7.00' }).expect(400);
  });

  it('asks less tax when the discount changes after finalizing, and the books follow', async () => {
    const { id } = await created();
    await finalized(id);
    expect(await put(id, { total_discount: '50.00' })).toMatchObject({
      total_tax: '2.50',
      amount_due: '52.51',
      amount_remaining: '52.51',
    });
    expect((await app.get('audit').expect(200)).body).toMatchObject({ ok: true });
  });

  it('has its totals in another currency at the rate that was given, which a finalized invoice keeps', async () => {
    const rate = { currency: 'AED', rate: '3.67250' };
    const lines = { currency: 'USD', line_items: [{ ...seats, quantity: '1', unit_price: '33.33' }] };
    expect(await created(lines)).toMatchObject({ exchange_rate: null });
    const { id } = await created({ ...lines, exchange_rate: rate });
    const shown = {
      exchange_rate: {
        currency: 'AED',
        rate: '3.6725',
        total_without_tax: '122.40',
        total_tax: '6.13',
        total: '128.53',
      },
    };
    expect(await put(id, { description: 'Seats' })).toMatchObject(shown);
    expect(await finalized(id)).toMatchObject(shown);
    await put(id, { exchange_rate: rate });
    const refused = await app.put(`invoices/${id}`, { exchange_rate: { currency: 'AED', rate: '3.67' } }).expect(409);
    expect(refused.body.error.message).toBe('The exchange rate can change only on a draft');
    for (const [wrong, param] of [
      [{ currency: 'USD', rate: '1' }, 'exchange_rate.currency'],
      [{ currency: 'AED', rate: '0.00' }, 'exchange_rate.rate'],
      [{ currency: 'AED', rate: '-1' }, 'exchange_rate.rate'],
      [{ currency: 'AED' }, 'exchange_rate.rate'],
    ] as const)
      expect((await create({ ...lines, exchange_rate: wrong }).expect(400)).body.error.param).toBe(param);
    const vast = { currency: 'IRR', rate: '999999999.9999999999' };
    const most = [{ display_name: 'Plant', quantity: '1', amount: '999999999999.99' }];
    expect(await created({ ...lines, line_items: most, exchange_rate: vast })).toMatchObject({ exchange_rate: vast });
  });

  describe('bears a day', () => {
    beforeAll(async () => {
      await app.put('business-profile', { time_zone: 'Pacific/Kiritimati', default_due_days: 14 }).expect(200);
    });

    const dayOf = (at: number) => `${new Date(at).toISOString().slice(0, 10)}T00:00:00.000Z`;
    const HOUR_MS = 3_600_000;

    it('that of finalizing where the business is, and is due so many days later', async () => {
      const shown = await finalized((await created()).id);
      const issued = Date.parse(shown.finalized_at) + 14 * HOUR_MS;
      expect(shown).toMatchObject({ issue_date: dayOf(issued), due_date: dayOf(issued + 14 * 24 * HOUR_MS) });
    });

    it('that somebody gave, which stays', async () => {
      const { id } = await created({ issue_date: '2026-02-20T23:30:00+04:00' });
      const shown = await finalized(id);
      expect(shown).toMatchObject({ issue_date: '2026-02-20T00:00:00.000Z', due_date: '2026-03-06T00:00:00.000Z' });
      await put(id, { issue_date: '2026-02-20' });
      expect((await app.put(`invoices/${id}`, { issue_date: '2026-02-21' }).expect(409)).body).toMatchObject({
        error: { message: 'The issue date can change only on a draft' },
      });
    });

    it('that is not after the last day for payment', async () => {
      const { body } = await create({ issue_date: '2026-05-02', due_date: '2026-05-01' }).expect(400);
      expect(body).toMatchObject({
        error: {
          param: 'due_date',
          message: expect.stringContaining('due_date: 2026-05-01 is before the issue_date 2026-05-02'),
        },
      });
    });

    it('that is not after the last day for payment where nobody gave one either, and is kept then', async () => {
      const { id } = await created({ due_date: '2026-05-01' });
      expect((await app.post(`invoices/${id}/finalize`).expect(400)).body).toMatchObject({
        error: {
          param: 'due_date',
          message: expect.stringMatching(/2026-05-01 is before the issue_date .*change one/),
        },
      });
      await put(id, { issue_date: '2026-04-20' });
      expect(await finalized(id)).toMatchObject({ due_date: '2026-05-01T00:00:00.000Z' });
    });

    it('that no later change of the last day goes before', async () => {
      const { id } = await created({ issue_date: '2026-04-20', due_date: '2026-05-01' });
      await finalized(id);
      expect((await app.put(`invoices/${id}`, { due_date: '2026-04-19' }).expect(400)).body).toMatchObject({
        error: { param: 'due_date', message: 'due_date: 2026-04-19 is before the issue_date 2026-04-20' },
      });
      expect(await put(id, { due_date: '2026-04-20' })).toMatchObject({ due_date: '2026-04-20T00:00:00.000Z' });
    });

    it('unless it was finalized before there were issue dates: it gets none by a change', async () => {
      const { id } = await created();
      await finalized(id);
      const forget = `update invoices set issue_date = null, due_date = null where id = '${id}'`;
      await app.database.transaction(app.scope, () => app.database.manager.query(forget));
      expect(await put(id, { description: 'As agreed' })).toMatchObject({ issue_date: null, description: 'As agreed' });
    });
  });
});
