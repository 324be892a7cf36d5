import { useInvoicesApp } from '../../../test/support/invoices-app';

interface Shown {
  readonly id: string;
  readonly due_date: string | null;
  readonly finalized_at: string;
  readonly paid_at: string | null;
}

const DAY_MS = 86_400_000;

/** Dates and amounts in the formats that people and their systems use. */
describe('an invoice as people write it', () => {
  const app = useInvoicesApp();
  let customerId: string;

  beforeAll(async () => {
    customerId = await app.newCustomer('acme-1');
  }, 60_000);

  const create = (changes: object = {}) =>
    app.post('invoices', {
      customer_id: customerId,
      currency: 'AED',
      line_items: [{ display_name: 'Plan', quantity: '1', amount: '100.00' }],
      ...changes,
    });
  const created = async (changes: object = {}) => (await create(changes).expect(201)).body as Shown;
  const shown = async (id: string) => (await app.get(`invoices/${id}`).expect(200)).body as Shown;
  const finalized = async (id: string) => (await app.post(`invoices/${id}/finalize`).expect(200)).body as Shown;

  describe('its due date is a day', () => {
    it.each([
      ['2026-12-19', '2026-12-19'],
      ['2026-12-19T00:00:00Z', '2026-12-19'],
      ['2026-12-19T23:59:59Z', '2026-12-19'],
      ['2026-12-19T00:00:00+04:00', '2026-12-19'],
      ['2026-12-19T00:00:00+03:00', '2026-12-19'],
      ['2026-12-19T02:30:00+04:00', '2026-12-19'],
      ['2026-12-19T23:30:00-08:00', '2026-12-19'],
      ['2027-01-01T00:00:00+14:00', '2027-01-01'],
      ['2028-02-29T00:00:00.000Z', '2028-02-29'],
    ])('%s is %s, by create and by update', async (written, day) => {
      const { id, due_date: dueDate } = await created({ due_date: written });
      expect(dueDate).toBe(`${day}T00:00:00.000Z`);
      expect((await shown(id)).due_date).toBe(`${day}T00:00:00.000Z`);
      await app.put(`invoices/${id}`, { due_date: '2030-01-01' }).expect(200);
      const { body } = await app.put(`invoices/${id}`, { due_date: written }).expect(200);
      expect(body).toMatchObject({ due_date: `${day}T00:00:00.000Z` });
    });

    it('is found and sorted by its day', async () => {
      const { id } = await created({ due_date: '2031-05-05T01:00:00+04:00' });
      const search = async (operator: string, date: string) => {
        const filters = [{ field: 'due_date', operator, value: { date } }];
        const { body } = await app.post('invoices/search', { filters, sort: [{ field: 'due_date' }] }).expect(200);
        return (body as { items: Shown[] }).items.map((item) => item.id);
      };
      expect(await search('eq', '2031-05-05')).toEqual([id]);
      expect(await search('gte', '2031-05-05T00:00:00+04:00')).toEqual([id]);
      expect(await search('gt', '2031-05-05')).toEqual([]);
      expect(await search('after', '2031-05-04T23:59:59Z')).toEqual([id]);
    });

    it('is 30 days after finalizing when nobody gave one, and never goes away again', async () => {
      const draft = await created();
      expect(draft.due_date).toBeNull();
      const { finalized_at: finalizedAt, due_date: dueDate } = await finalized(draft.id);
      const expected = new Date(Date.parse(finalizedAt) + 30 * DAY_MS).toISOString().slice(0, 10);
      expect(dueDate).toBe(`${expected}T00:00:00.000Z`);
      const { body } = await app.put(`invoices/${draft.id}`, { due_date: null }).expect(200);
      expect(body).toMatchObject({ due_date: dueDate });
    });

    it('can be cleared on a draft, and stays what somebody gave when finalized', async () => {
      const { id } = await created({ due_date: '2027-03-10' });
      expect((await app.put(`invoices/${id}`, { due_date: null }).expect(200)).body).toMatchObject({ due_date: null });
      await app.put(`invoices/${id}`, { due_date: '2027-03-11' }).expect(200);
      expect((await finalized(id)).due_date).toBe('2027-03-11T00:00:00.000Z');
    });
  });

  describe('times that no clock reads are refused, never an error of ours', () => {
    const unreadable = [
      '20261129',
      '20261129T101010Z',
      '2026-11-29T10:00:00+04',
      '2026-11-29T10',
      '2026-11-29T10:00:00,5Z',
      '2026-W48',
      '2026-333',
      '2026-02-30',
      '0000-01-01T00:00:00Z',
      '2026-12-01T00:00:00',
    ];
    it.each(unreadable)('%s', async (text) => {
      const { id } = await created();
      for (const member of ['due_date', 'period_start', 'period_end']) {
        expect((await create({ [member]: text }).expect(400)).body).toMatchObject({ error: { param: member } });
        await app.put(`invoices/${id}`, { [member]: text }).expect(400);
      }
      for (const member of ['period_start', 'period_end']) {
        const line = { display_name: 'Plan', quantity: '1', amount: '1.00', [member]: text };
        await create({ line_items: [line] }).expect(400);
      }
      const inQuery = encodeURIComponent(text);
      for (const name of ['start_time', 'end_time', 'period_start_gte', 'period_start_lte', 'period_end_gte']) {
        await app.get(`invoices?${name}=${inQuery}`).expect(400);
        await app.post('invoices/search', { [name]: text }).expect(400);
      }
      for (const field of ['due_date', 'created_at', 'paid_at']) {
        const filters = [{ field, operator: 'gte', value: { date: text } }];
        await app.post('invoices/search', { filters }).expect(400);
      }
    });

    it('and the answer says what a time without an offset lacks', async () => {
      const { body } = await create({ due_date: '2026-12-01T00:00:00' }).expect(400);
      expect(body).toMatchObject({
        details: {
          errors: [
            {
              param: 'due_date',
              message: 'due_date has no UTC offset. Add Z for UTC, or an offset such as +04:00',
            },
          ],
        },
      });
    });
  });

  describe('its discount is never above its lines', () => {
    const refusal = {
      code: 'validation_error',
      error: {
        param: 'total_discount',
        message: 'total_discount 1000.00 is above the subtotal of the lines, 100.00 AED',
      },
    };

    it('when it is created, with or without tax', async () => {
      const { body } = await create({ total_discount: '1000.00', total_tax: '5.00' }).expect(400);
      expect((body as { details: unknown }).details).toEqual({ errors: [refusal.error] });
      await create({ total_discount: '100.01' }).expect(400);
      expect(await created({ total_discount: '100.00', total_tax: '5.00' })).toMatchObject({ total: '5.00' });
    });

    it('when the discount or the lines of a draft change, or the discount of a finalized invoice', async () => {
      const { id } = await created({ total_discount: '60.00' });
      await app.put(`invoices/${id}`, { total_discount: '1000.00' }).expect(400);
      const fewer = [{ display_name: 'Plan', quantity: '1', amount: '50.00' }];
      await app.put(`invoices/${id}`, { line_items: fewer }).expect(400);
      await app.put(`invoices/${id}`, { line_items: fewer, total_discount: '40.00' }).expect(200);
      expect(await finalized(id)).toMatchObject({ total: '10.00' });
      await app.put(`invoices/${id}`, { total_discount: '50.01' }).expect(400);
      expect(await shown(id)).toMatchObject({ total: '10.00', total_discount: '40.00', paid_at: null });
    });

    it('and a discount of everything pays the invoice at that moment', async () => {
      const { id } = await created();
      await finalized(id);
      const { body } = await app.put(`invoices/${id}`, { total_discount: '100.00' }).expect(200);
      expect(body).toMatchObject({ payment_status: 'succeeded', paid_at: expect.stringMatching(/^\d{4}-/) });
    });
  });

  describe('members that would change the sum', () => {
    const errorsOf = ({ body }: { body: unknown }) =>
      (body as { details: { errors: { param: string; message: string }[] } }).details.errors;

    it.each([
      ['total_discont', '50', 'total_discount'],
      ['discount', '50', 'total_discount'],
      ['totalDiscount', 50, 'total_discount'],
      ['tax', '5', 'total_tax'],
      ['dueDate', '2027-01-01', 'due_date'],
    ])('%s is refused: did you mean %s, %s', async (name, value, meant) => {
      const message = `${name} is not supported. Did you mean ${meant}?`;
      expect(errorsOf(await create({ [name]: value }).expect(400))).toEqual([{ param: name, message }]);
    });

    it.each(['customer=x', 'custmer_id=x', 'page=2', 'after=inv_1', 'created_after=2026-01-01'])(
      'a list does not answer ?%s with everything',
      async (query) => {
        const [name] = query.split('=');
        expect(errorsOf(await app.get(`invoices?${query}`).expect(400))).toMatchObject([
          { param: name, message: expect.stringContaining('Did you mean') },
        ]);
      },
    );

    it.each(['subtotal', 'total', 'amount_due', 'amount_remaining'])('%s must agree with the lines', async (name) => {
      const message = `${name} 1000.00 contradicts the lines, discount and tax: they add up to 100.00 AED`;
      expect(errorsOf(await create({ [name]: '1000.00' }).expect(400))).toEqual([{ param: name, message }]);
      const { id } = await created({ [name]: '100.000' });
      expect(errorsOf(await app.put(`invoices/${id}`, { [name]: 99.99 }).expect(400))[0]?.param).toBe(name);
      expect(errorsOf(await app.put(`invoices/${id}`, { [name]: '100.005' }).expect(400))[0]?.param).toBe(name);
      await app.put(`invoices/${id}`, { [name]: 100, description: 'Agreed' }).expect(200);
      expect(await shown(id)).toMatchObject({ description: 'Agreed' });
    });
  });
});
