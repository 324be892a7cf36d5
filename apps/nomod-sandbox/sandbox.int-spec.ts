import { randomUUID } from 'node:crypto';
import { startSandbox, type RunningSandbox } from './sandbox';
import { SandboxClient } from './testing/sandbox-client';

describe('the sandbox API', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
  });

  const codeOf = async (method: string, path: string, data?: unknown) => {
    const answer = await nomod.api<{ error: { code: string; message: string; docs_url: string } }>(method, path, data);
    expect(Object.keys(answer.data.error).sort()).toEqual(['code', 'docs_url', 'message']);
    return `${answer.status} ${answer.data.error.code}`;
  };
  const listOf = async (path: string) => {
    const { data } = await nomod.api<{ count: number; next: string | null; results: { id: string }[] }>('GET', path);
    return data.results.map(({ id }) => id);
  };

  describe('keys', () => {
    it('refuses a call without a key of the right form', async () => {
      for (const key of ['', 'pk_test_1']) {
        nomod = new SandboxClient(sandbox.url, key);
        expect(await codeOf('GET', '/links')).toBe('401 not_authenticated');
      }
    });

    it('knows no object by an inherited name', async () => {
      for (const id of ['constructor', '__proto__']) expect(await codeOf('GET', `/links/${id}`)).toBe('404 not_found');
    });

    it('separates accounts by key', async () => {
      const { id } = await nomod.link();
      const stranger = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
      expect((await stranger.api('GET', `/links/${id}`)).status).toBe(404);
    });

    it('refuses a revoked key until it is restored, while another key of the account works', async () => {
      const { id } = await nomod.link();
      const second = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
      await nomod.account('POST', '/keys', { key: second.key });
      await nomod.account('POST', '/revoke');
      expect(await codeOf('GET', `/links/${id}`)).toBe('401 not_authenticated');
      expect((await second.api('GET', `/links/${id}`)).status).toBe(200);
      await nomod.account('POST', '/restore');
      expect((await nomod.api('GET', `/links/${id}`)).status).toBe(200);
    });
  });

  describe('customers', () => {
    it('creates, reads, and finds by e-mail', async () => {
      const id = await nomod.customer();
      await nomod.customer('eve@example.com');
      expect((await nomod.api('GET', `/customers/${id}`)).data).toMatchObject({ id, first_name: 'Ada' });
      expect(await listOf('/customers?email=ADA@example.com')).toEqual([id]);
    });

    it.each([
      [{}, 'field_required'],
      [{ first_name: 'a'.repeat(151) }, 'invalid_field'],
      [{ first_name: 'Ada', email: 'nope' }, 'invalid_email'],
      [{ first_name: 'Ada', country: 'ARE' }, 'invalid_country_code'],
      [{ first_name: 'Ada', province: '7' }, 'invalid_province_code'],
      [{ first_name: 'Ada', phone_number: '0501234567' }, 'invalid_field'],
    ])('refuses %j', async (body, code) => {
      expect(await codeOf('POST', '/customers', body)).toBe(`400 ${code}`);
    });

    it('refuses the same e-mail twice', async () => {
      await nomod.customer();
      const again = { first_name: 'Another', email: 'Ada@Example.com' };
      expect(await codeOf('POST', '/customers', again)).toBe('400 customer_already_exists');
    });
  });

  describe('links', () => {
    const item = { name: 'Work', amount: '10.00' };
    const body = { currency: 'AED', items: [item] };

    it.each([
      [{ ...body, currency: 'ABC' }, 'invalid_currency'],
      [{ ...body, items: [] }, 'missing_required_items'],
      [{ ...body, items: Array(51).fill(item) }, 'exceeds_item_limit'],
      [{ ...body, items: [{ ...item, name: 'a'.repeat(101) }] }, 'invalid_field'],
      [{ ...body, items: [{ ...item, amount: '0' }] }, 'invalid_amount'],
      [{ ...body, items: [{ ...item, amount: 10 }] }, 'invalid_amount'],
      [{ ...body, items: [{ ...item, amount: '12345678' }] }, 'invalid_amount'],
      [{ ...body, items: [{ ...item, quantity: 51 }] }, 'invalid_field'],
      [{ ...body, discount_percentage: 100 }, 'invalid_amount'],
      [{ ...body, discount_percentage: 101 }, 'invalid_field'],
      [{ ...body, title: 'a'.repeat(51) }, 'invalid_field'],
      [{ ...body, note: 'a'.repeat(281) }, 'invalid_field'],
      [{ ...body, custom_fields: Array(6).fill({ name: 'PO' }) }, 'invalid_field'],
      [{ ...body, success_url: 'nope' }, 'invalid_field'],
      [{ ...body, payment_expiry_limit: 0 }, 'invalid_field'],
      [{ ...body, payment_expiry_limit: 1, expiry_date: '2099-01-01' }, 'invalid_field'],
    ])('refuses what Nomod refuses (%#)', async (invalid, code) => {
      expect(await codeOf('POST', '/links', invalid)).toBe(`400 ${code}`);
    });

    it('multiplies unit amounts, takes the discount off, and adds the account tax', async () => {
      await nomod.account('PATCH', '/options', { tax_percent: '5' });
      const link = await nomod.link({ items: [{ ...item, amount: '525.00', quantity: 2 }], discount_percentage: 10 });
      expect(link).toMatchObject({ amount: '992.250', discount: '105.000', tax: '47.250', status: 'enabled' });
      expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en\/l\/[0-9a-f]{16}$/);
    });

    it('lists newest first, page by page, and by every filter', async () => {
      const ids: string[] = [];
      for (const title of ['Invoice A', 'Invoice B', 'Other']) ids.unshift((await nomod.link({ title })).id);
      const first = await nomod.api<{ next: string; results: { id: string }[] }>('GET', '/links?page_size=2');
      expect(first.data).toMatchObject({
        count: 3,
        previous: null,
        next: `${sandbox.url}/v1/links?page_size=2&page=2`,
      });
      expect([...first.data.results.map(({ id }) => id), ...(await listOf('/links?page_size=2&page=2'))]).toEqual(ids);
      expect(await codeOf('GET', '/links?page=9')).toBe('404 not_found');
      expect(await listOf('/links?search=invoice%20b')).toEqual([ids[1]]);
      await nomod.api('PATCH', `/links/${ids[0]}/edit`, { status: 'disabled' });
      expect(await listOf('/links?status=disabled')).toEqual([ids[0]]);
      expect(await listOf('/links?currency=USD')).toEqual([]);
    });

    it('switches off and on, and deletes once', async () => {
      const { id } = await nomod.link();
      const edit = (status?: string) => codeOf('PATCH', `/links/${id}/edit`, { status });
      expect(await edit('enabled')).toBe('400 already_enabled');
      expect(await edit('paid')).toBe('400 invalid_status');
      expect(await edit()).toBe('400 missing_status');
      expect((await nomod.api('PATCH', `/links/${id}/edit`, { status: 'disabled' })).data.status).toBe('disabled');
      expect(await edit('disabled')).toBe('400 already_disabled');
      expect((await nomod.api('DELETE', `/links/${id}/delete`)).status).toBe(200);
      expect(await codeOf('DELETE', `/links/${id}/delete`)).toBe('400 already_deleted');
      expect(await codeOf('GET', `/links/${id}`)).toBe('404 not_found');
    });

    it('expires with its last payment or its last day', async () => {
      const used = await nomod.link();
      await nomod.payLink(used.id);
      expect((await nomod.api('GET', `/links/${used.id}`)).data.status).toBe('expired');
      expect((await nomod.tryControl('POST', `/links/${used.id}/pay`)).status).toBe(409);
      await nomod.payLink(used.id, { force: true });

      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const dated = await nomod.link({ payment_expiry_limit: null, expiry_date: tomorrow });
      expect(dated.status).toBe('enabled');
      await nomod.control('POST', '/clock', { offset_seconds: 3 * 86_400 });
      expect((await nomod.api('GET', `/links/${dated.id}`)).data.status).toBe('expired');
      await nomod.control('POST', '/clock', { offset_seconds: 0 });
    });

    it('hides new ones from lists as long as told, not from reading', async () => {
      await nomod.account('PATCH', '/options', { lookup_lag_ms: 60_000 });
      const { id } = await nomod.link();
      expect(await listOf('/links')).toEqual([]);
      expect((await nomod.api('GET', `/links/${id}`)).status).toBe(200);
      await nomod.account('PATCH', '/options', { lookup_lag_ms: 0 });
      expect(await listOf('/links')).toEqual([id]);
    });
  });

  describe('charges', () => {
    it('name their link, carry a card nobody should store, and are found by link', async () => {
      const link = await nomod.link();
      const charge = await nomod.payLink(link.id);
      const { data } = await nomod.api('GET', `/charges/${charge.id}`);
      expect(data).toMatchObject({
        status: 'paid',
        total: '100.000',
        currency: 'AED',
        original_total: null,
        reference_id: 1001,
        link: { id: link.id, reference_id: link.reference_id },
        source: { last4: '4242' },
        events: [{ type: 'created' }, { type: 'completed' }],
      });
      expect(data).not.toHaveProperty('type');
      await nomod.account('POST', '/charges', { amount: '7.00' });
      expect(await listOf(`/charges?link_id=${link.id}`)).toEqual([charge.id]);
      expect(await listOf('/charges?type=link&status=paid')).toEqual([charge.id]);
      expect(await listOf('/charges')).toHaveLength(2);
    });

    it('hold extras, other amounts, and conversions', async () => {
      const { id } = await nomod.link({ payment_expiry_limit: null });
      expect(await nomod.payLink(id, { tip: '5.00', service_fee: '2.50' })).toMatchObject({
        total: '107.500',
        tip: '5.000',
        service_fee: '2.500',
      });
      expect(await nomod.payLink(id, { amount: '40.00' })).toMatchObject({ total: '40.000' });
      expect(await nomod.payLink(id, { currency: 'USD' })).toMatchObject({ total: '100.000', currency: 'USD' });
      expect(await nomod.payLink(id, { convert: { currency: 'GBP', rate: '0.2195538462' } })).toMatchObject({
        total: '21.960',
        currency: 'GBP',
        original_total: '100.000',
        original_currency: 'AED',
        dcc_exchange_rate: '0.2195538462',
      });
    });

    it('are refunded in parts, never beyond their total', async () => {
      const { id } = await nomod.payLink((await nomod.link()).id);
      const refund = (amount: unknown) => codeOf('POST', `/charges/${id}/refund`, { amount });
      expect(await refund('0')).toBe('400 invalid_refund_amount');
      expect(await refund('100.01')).toBe('400 refund_amount_exceeds');
      const first = await nomod.api('POST', `/charges/${id}/refund`, { amount: '30.00' });
      expect([first.status, Object.keys(first.data)]).toEqual([200, ['message']]);
      expect((await nomod.api('GET', `/charges/${id}`)).data).toMatchObject({ status: 'partially_refunded' });
      await nomod.api('POST', `/charges/${id}/refund`, { amount: '70.00' });
      expect((await nomod.api('GET', `/charges/${id}`)).data).toMatchObject({
        status: 'refunded',
        refund_total: '100.000',
        refunds: [{ amount: '30.000' }, { amount: '70.000' }],
      });
      expect(await refund('1.00')).toBe('400 charge_already_refunded');
      expect(await codeOf('POST', `/charges/${randomUUID()}/refund`, { amount: '1.00' })).toBe('400 charge_not_found');
      const failed = await nomod.payLink((await nomod.link()).id, { status: 'failed' });
      expect(await codeOf('POST', `/charges/${failed.id}/refund`, { amount: '1' })).toBe('400 charge_not_paid');
    });

    it('stay invisible as long as told', async () => {
      await nomod.account('PATCH', '/options', { charge_lag_ms: 60_000 });
      const { id } = await nomod.payLink((await nomod.link()).id);
      expect(await codeOf('GET', `/charges/${id}`)).toBe('404 not_found');
      await nomod.account('PATCH', '/options', { charge_lag_ms: 0 });
      expect((await nomod.api('GET', `/charges/${id}`)).status).toBe(200);
    });
  });
});
