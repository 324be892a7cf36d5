import { newId } from '@remit/database';
import { useInvoicesApp } from '../../../test/support/invoices-app';

const ulid = expect.stringMatching(/^inv_[0-9A-Z]{26}$/);

describe('invoices over HTTP', () => {
  const app = useInvoicesApp();
  let customerId: string;

  beforeAll(async () => {
    customerId = await app.newCustomer('acme-1');
  }, 60_000);

  const bill = (changes: object = {}) => ({
    customer_id: customerId,
    currency: 'usd',
    line_items: [{ display_name: 'Plan', quantity: '2', amount: '100.00' }],
    ...changes,
  });

  async function created(changes: object = {}): Promise<{ id: string }> {
    const { body } = await app.post('invoices', bill(changes)).expect(201);
    return body as { id: string };
  }

  it('creates a draft whose total follows from its lines, discount and tax', async () => {
    const { body } = await app
      .post(
        'invoices',
        bill({
          total_discount: 10,
          total_tax: '4.50',
          description: 'August',
          metadata: { order: '7', nomod_invoice_url: 'https://evil.example/pay' },
          due_date: '2036-12-31',
          subtotal: '100',
          total: 94.5,
          amount_due: '94.500',
          amount_remaining: null,
          invoice_type: 'ONE_OFF',
        }),
      )
      .expect(201);
    expect(body).toMatchObject({
      id: ulid,
      customer_id: customerId,
      customer: { id: customerId, name: 'Acme' },
      invoice_number: null,
      invoice_status: 'draft',
      payment_status: 'pending',
      currency: 'USD',
      subtotal: '100.00',
      total_discount: '10.00',
      total_tax: '4.50',
      total: '94.50',
      amount_due: '94.50',
      amount_paid: '0.00',
      amount_remaining: '94.50',
      overpaid_amount: null,
      due_date: '2036-12-31T00:00:00.000Z',
      description: 'August',
      metadata: { order: '7' },
      version: 1,
      line_items: [{ display_name: 'Plan', quantity: '2', amount: '100.00', currency: 'USD' }],
    });
  });

  it('refuses what it cannot bill, naming every wrong field', async () => {
    const { body } = await app
      .post(
        'invoices',
        bill({
          currency: 'KWD',
          line_items: [{ display_name: 'a', quantity: '1', amount: '1.0001' }],
          total_tax: '-1',
        }),
      )
      .expect(400);
    expect(body).toMatchObject({
      code: 'validation_error',
      details: { errors: [{ param: 'line_items[0].amount' }, { param: 'total_tax' }] },
    });
    await app.post('invoices', bill({ line_items: [] })).expect(400);
    await app.post('invoices', bill({ currency: 'XXX' })).expect(400);
    await app.post('invoices', bill({ customer_id: newId('cust') })).expect(404);
  });

  it('changes a draft, and on a finalized invoice only what may still change', async () => {
    const { id } = await created();
    const draft = await app
      .put(`invoices/${id}`, { line_items: [{ display_name: 'Other', quantity: 1.5, amount: 70 }], total_tax: '5' })
      .expect(200);
    expect(draft.body).toMatchObject({
      total: '75.00',
      amount_due: '75.00',
      line_items: [{ display_name: 'Other', quantity: '1.5' }],
    });

    await app.post(`invoices/${id}/finalize`).expect(200);
    const changed = await app.put(`invoices/${id}`, { total_discount: '15', metadata: { a: 'b' } });
    expect(changed.body).toMatchObject({
      amount_due: '60.00',
      amount_remaining: '60.00',
      metadata: { a: 'b' },
    });
    await app.put(`invoices/${id}`, { total_tax: '1' }).expect(409);
    await app.post(`invoices/${id}/void`, { reason: 'Mistake' }).expect(200);
    const refused = await app.put(`invoices/${id}`, { description: 'x' }).expect(400);
    expect(refused.body).toMatchObject({ code: 'invoice_voided' });
  });

  it('a page ends before it has more than 1,000 lines, and the next one goes on there', async () => {
    const customer = await app.post('customers', { external_id: 'many-lines', name: 'Many lines' }).expect(201);
    const { id: customer_id } = customer.body as { id: string };
    const line_items = Array.from({ length: 400 }, () => ({ display_name: 'x', quantity: '1', amount: '1.00' }));
    const made: string[] = [];
    for (let count = 0; count < 4; count += 1) made.unshift((await created({ customer_id, line_items })).id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.get(`invoices?customer_id=${customer_id}&limit=3${cursor}`).expect(200);
      const { items, pagination } = body as {
        items: { id: string; line_items: object[] }[];
        pagination: { limit: number; total: number; next_cursor: string | null };
      };
      expect(items.map((item) => item.line_items.length)).toEqual(items.map(() => 400));
      expect(pagination).toMatchObject({ total: 4, limit: seen.length === 0 ? 2 : 3 });
      seen.push(...items.map(({ id }) => id));
      cursor = pagination.next_cursor === null ? '' : `&cursor=${pagination.next_cursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(made);
    const { body } = await app.get(`invoices?customer_id=${customer_id}&limit=3&skip_line_items=true`).expect(200);
    expect((body as { items: object[] }).items).toHaveLength(3);
  }, 30_000);

  it('makes drafts at once, whatever is refused beside them', async () => {
    const wanted = Array.from({ length: 20 }, (_, index) => (index === 7 ? 'cust_unknown' : customerId));
    const line_items = [{ display_name: 'Beans', quantity: '1', amount: '10' }];
    const answers = await Promise.all(
      wanted.map((customer_id) => app.post('invoices', { customer_id, currency: 'AED', line_items })),
    );
    expect(answers.map(({ status }) => status)).toEqual(wanted.map((_, index) => (index === 7 ? 404 : 201)));
    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => (body as { id: string }).id);
    expect(new Set(ids).size).toBe(19);
    for (const id of ids) await app.get(`invoices/${id}`).expect(200);
  });

  it('numbers fifty invoices that are finalized at once without a gap, whatever is refused beside them', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => created()));
    const refused = async (id: string) => (await app.post(`invoices/${id}/finalize`)).status;
    const [answers, ...statuses] = await Promise.all([
      Promise.all(drafts.map(({ id }) => app.post(`invoices/${id}/finalize`))),
      refused('inv_unknown'),
      refused('inv_also_unknown'),
    ]);
    expect(statuses).toEqual([404, 404]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    const numbers = answers.map(({ body }) => (body as { invoice_number: string }).invoice_number).sort();
    const first = Number(numbers[0]?.slice(-5));
    const month = new Date().toISOString().slice(0, 7).replace('-', '');
    expect(numbers).toEqual(numbers.map((_, index) => `INV-${month}-${String(first + index).padStart(5, '0')}`));
  }, 30_000);

  it('lets one of ten finalize calls win and shows the others the state', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.post(`invoices/${id}/finalize`)));
    const [won, ...lost] = answers.sort((a, b) => a.status - b.status);
    expect(won?.body).toMatchObject({ invoice_status: 'finalized', message: 'Invoice finalized' });
    for (const answer of lost) {
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'conflict', details: { invoice_id: id, invoice_status: 'finalized' } });
    }
  });

  it('ends a race of finalize and void in one of their orders', async () => {
    const { id } = await created();
    const [finalized, voided] = await Promise.all([
      app.post(`invoices/${id}/finalize`),
      app.post(`invoices/${id}/void`, { reason: 'Ordered twice' }),
    ]);
    expect([
      [200, 200],
      [409, 200],
    ]).toContainEqual([finalized.status, voided.status]);
    const { body } = await app.get(`invoices/${id}`).expect(200);
    expect(body).toMatchObject({
      invoice_status: 'voided',
      payment_status: 'voided',
      amount_remaining: '0.00',
      void_reason: 'Ordered twice',
    });
  });

  it('takes an invoice of nothing as paid once finalized', async () => {
    const { id } = await created({ total_discount: '100' });
    const { body } = await app.post(`invoices/${id}/finalize`).expect(200);
    expect(body).toMatchObject({
      payment_status: 'succeeded',
      amount_due: '0.00',
      amount_remaining: '0.00',
      paid_at: expect.stringMatching(/^\d{4}-/),
    });
    expect(body).toMatchObject({ paid_at: (body as { finalized_at: string }).finalized_at });
  });

  it('finds invoices by a part of their number, and of the name or external id of their customer, or by an e-mail', async () => {
    const customer = { external_id: 'zayed-77', name: 'Zayed Contracting', email: 'Pay@Zayed.example' };
    const { id: zayed } = (await app.post('customers', customer).expect(201)).body as { id: string };
    const { id } = await created({ customer_id: zayed });
    const { body } = await app.post(`invoices/${id}/finalize`).expect(200);
    const { invoice_number: number } = body as { invoice_number: string };
    for (const text of [number.toLowerCase(), number.slice(3), 'zayed c', 'ZAYED-7', 'pay@zayed.example']) {
      const found = await app.post('invoices/search', { search: text }).expect(200);
      expect({ text, ids: (found.body as { items: { id: string }[] }).items.map((item) => item.id) }).toEqual({
        text,
        ids: [id],
      });
    }
    const short = await app.post('invoices/search', { search: 'nv', customer_id: zayed }).expect(200);
    expect(short.body).toMatchObject({ items: [{ id }] });
    for (const text of ['pay@zayed', 'INV_', '%', '_', '\\']) {
      const nobody = await app.post('invoices/search', { search: text }).expect(200);
      expect({ text, items: (nobody.body as { items: unknown[] }).items }).toEqual({ text, items: [] });
    }
  });

  it('gives the same page further on whatever it is sorted by', async () => {
    const { id: customer_id } = (await app.post('customers', { external_id: 'deep', name: 'Deep' })).body as {
      id: string;
    };
    for (const amount of ['30.00', '10.00', '20.00', '10.00']) {
      await created({ customer_id, line_items: [{ display_name: 'Plan', quantity: '1', amount }] });
    }
    const page = async (body: object) =>
      (await app.post('invoices/search', { customer_id, ...body }).expect(200)).body as {
        items: { id: string; amount_due: string }[];
        pagination: { total: number; has_more: boolean };
      };
    for (const sort of [[], [{ field: 'amount_due', direction: 'asc' }]]) {
      const whole = await page({ sort });
      const further = await page({ sort, limit: 2, offset: 1 });
      expect(further.items).toEqual(whole.items.slice(1, 3));
      expect(further.pagination).toMatchObject({ total: 4, has_more: true });
    }
    expect((await page({ offset: 10 })).items).toEqual([]);
  });

  it('lists newest first, by pages, cursors and filters', async () => {
    const { id } = await created({ currency: 'KWD' });
    const { body } = await app.post(`invoices/${id}/finalize`).expect(200);
    const { invoice_number: number } = body as { invoice_number: string };
    const found = await app.get(
      `invoices?currency=kwd&invoice_status=FINALIZED,draft&payment_status=pending&search=${number.toLowerCase()}&customer_id=${customerId}`,
    );
    expect(found.body).toMatchObject({ items: [{ id }], pagination: { total: 1, has_more: false, next_cursor: null } });

    interface List {
      items: { id: string }[];
      pagination: { next_cursor: string | null; total: number };
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { body: List } = await app.get(`invoices?limit=7${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.pagination.next_cursor;
      expect(page.body.pagination.total).toBeGreaterThanOrEqual(seen.length);
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    const offset = await app.get('invoices?limit=3&offset=2').expect(200);
    expect((offset.body as List).items.map((item) => item.id)).toEqual(seen.slice(2, 5));
  });

  it('answers an unknown invoice like one of somebody else', async () => {
    for (const path of ['', '/timeline']) await app.get(`invoices/${newId('inv')}${path}`).expect(404);
    for (const action of ['finalize', 'void']) await app.post(`invoices/${newId('inv')}/${action}`).expect(404);
  });

  it('tells what happened, and proves its books', async () => {
    const { id } = await created();
    await app.post(`invoices/${id}/finalize`);
    await app.post(`invoices/${id}/void`, { reason: 'Mistake' });
    const { body } = await app.get(`invoices/${id}/timeline`).expect(200);
    expect(body).toMatchObject({
      items: [
        { label: 'created', actor: expect.stringMatching(/^key_/), ids: { invoice_id: id, customer_id: customerId } },
        { label: 'finalized', facts: { amount_due: '100.00', currency: 'USD' } },
        { label: 'voided', facts: { reason: 'Mistake' } },
      ],
    });
    const audit = await app.get('audit').expect(200);
    expect(audit.body).toMatchObject({ ok: true });
    expect((audit.body as { invariants: object[] }).invariants.length).toBeGreaterThanOrEqual(5);
  });
});
