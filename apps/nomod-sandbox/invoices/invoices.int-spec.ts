import { randomUUID } from 'node:crypto';
import { startSandbox, type RunningSandbox } from '../sandbox';
import { SandboxClient } from '../testing/sandbox-client';

const DAY_SECONDS = 86_400;
const inDays = (days: number) => new Date(Date.now() + days * DAY_SECONDS * 1000).toISOString().slice(0, 10);

describe('sandbox invoices', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  let customer: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
    customer = await nomod.customer();
  });

  const create = (more: object = {}) =>
    nomod.api<{ id: string; url: string; status: string; error: { code: string } }>('POST', '/invoices', {
      currency: 'KWD',
      customer,
      due_date: inDays(5),
      items: [{ name: 'Work', amount: '18.600' }],
      ...more,
    });
  const statusOf = async (id: string) => (await nomod.api('GET', `/invoices/${id}`)).data.status;

  it('are created for a customer, with a number and a pay page', async () => {
    const { status, data } = await create({ invoice_number: 'INV-202611-00001' });
    expect(status).toBe(201);
    expect(data).toMatchObject({
      amount: '18.600',
      status: 'unpaid',
      invoice_number: 'INV-202611-00001',
      customer: { id: customer, email: 'ada@example.com' },
      max_allowed_charges_count: 1,
    });
    expect(data.url).toMatch(/\/en\/i\/[0-9a-f]{16}$/);
    expect((await create()).data).toMatchObject({ invoice_number: expect.stringMatching(/^INV-/) });
  });

  it.each([
    [{ customer: randomUUID() }, 'invalid_customer'],
    [{ customer: undefined }, 'field_required'],
    [{ due_date: undefined }, 'field_required'],
    [{ due_date: inDays(-1) }, 'invalid_due_date'],
    [{ due_date: inDays(3), starts_at: inDays(4) }, 'invalid_due_date'],
    [{ invoice_number: 'a'.repeat(31) }, 'invalid_field'],
    [{ items: [] }, 'missing_required_items'],
  ])('refuses %j', async (more, code) => {
    const { status, data } = await create(more);
    expect([status, data.error.code]).toEqual([400, code]);
  });

  it('are found by number, title, customer and status', async () => {
    const { data } = await create({ invoice_number: 'INV-7', title: 'Seventh' });
    await create({ title: 'Eighth' });
    for (const query of ['invoice_number=INV-7', 'search=sevent', `id=${data.id}`]) {
      expect((await nomod.api('GET', `/invoices?${query}`)).data).toMatchObject({
        count: 1,
        results: [{ id: data.id }],
      });
    }
    expect((await nomod.api('GET', `/invoices?customer_id=${customer}&status=unpaid`)).data.count).toBe(2);
    expect((await nomod.api('GET', '/invoices?status=enabled')).status).toBe(400);
  });

  it('become overdue, and are scheduled before their start', async () => {
    const { data } = await create();
    const { data: later } = await create({ starts_at: inDays(2) });
    expect(later.status).toBe('scheduled');
    await nomod.control('POST', '/clock', { offset_seconds: 7 * DAY_SECONDS });
    expect(await statusOf(data.id)).toBe('overdue');
    await nomod.control('POST', '/clock', { offset_seconds: 0 });
  });

  it('are cancelled once, and never when paid', async () => {
    const cancel = (id: string, status = 'cancelled') => nomod.api('PATCH', `/invoices/${id}/edit`, { status });
    const { data } = await create();
    expect((await cancel(data.id, 'paid')).status).toBe(400);
    expect((await cancel(data.id)).data.status).toBe('cancelled');
    expect((await cancel(data.id)).data).toMatchObject({ error: { code: 'invalid_status' } });
    expect((await nomod.tryControl('POST', `/invoices/${data.id}/pay`)).status).toBe(409);
    const { data: paid } = await create();
    await nomod.control('POST', `/invoices/${paid.id}/pay`);
    expect((await cancel(paid.id)).data).toMatchObject({ error: { code: 'invalid_status' } });
  });

  it('leave charges that name the customer and not the invoice', async () => {
    const { data } = await create();
    const charge = await nomod.control('POST', `/invoices/${data.id}/pay`);
    expect(await statusOf(data.id)).toBe('paid');
    expect(charge).toMatchObject({ link: null, customer: { id: customer }, total: '18.600' });
    expect(JSON.stringify(charge)).not.toContain(data.id);
    const listed = await nomod.api('GET', `/charges?type=invoice&customer_id=${customer}`);
    expect(listed.data).toMatchObject({ count: 1, results: [{ id: charge.id }] });
  });
});
