import { randomUUID } from 'node:crypto';
import { startSandbox, type RunningSandbox } from '../sandbox';
import { SandboxClient } from '../testing/sandbox-client';

describe('the checkout pages', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
  });

  const chargesOf = async (linkId: string) => {
    const { data } = await nomod.api<{ results: Record<string, unknown>[] }>('GET', `/charges?link_id=${linkId}`);
    return data.results;
  };

  it('show what is asked, safely, with nothing from outside', async () => {
    const { url } = await nomod.link({
      title: '<b>Invoice</b>',
      items: [{ name: 'Work', amount: '1250.00', quantity: 2 }],
    });
    const { status, data, headers } = await nomod.page(url);
    expect(status).toBe(200);
    expect(data).toContain('AED 2,500.00');
    expect(data).toContain('&lt;b&gt;Invoice&lt;/b&gt;');
    expect(data).toContain('Test mode');
    expect(data).not.toMatch(/<script|src=|https?:\/\//);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await nomod.page(`${sandbox.url}/en/checkout.css`)).headers['content-type']).toContain('text/css');
  });

  it('pay, remember who paid, and go to the success address as it was given', async () => {
    const success = 'https://shop.example/done?order=42';
    const { id, url } = await nomod.link({ success_url: success, custom_fields: [{ name: 'Purchase order' }] });
    const answer = await nomod.form(`${url}/pay`, { first_name: 'Mona', email: 'mona@example.com', answer_0: 'PO-9' });
    expect([answer.status, answer.headers.location]).toEqual([303, success]);
    expect(await chargesOf(id)).toMatchObject([
      {
        status: 'paid',
        success_url: success,
        customer_info: { first_name: 'Mona', email: 'mona@example.com' },
        custom_fields: [{ name: 'Purchase order', answer: 'PO-9' }],
      },
    ]);
    expect((await nomod.page(url)).data).toContain('Already paid');
  });

  it('offer the pay-later methods that the link allows, and take no other', async () => {
    const { id, url } = await nomod.link({ allow_tabby: true, allow_tamara: false });
    const { data } = await nomod.page(url);
    expect(data).toContain('Pay later with Tabby');
    expect(data).not.toContain('Tamara');
    const other = await nomod.link({ allow_tabby: true, allow_tamara: false });
    await nomod.form(`${url}/pay`, { method: 'tabby' });
    await nomod.form(`${other.url}/pay`, { method: 'tamara' });
    expect(await chargesOf(id)).toMatchObject([{ status: 'paid', payment_method: 'tabby', source: {} }]);
    expect(await chargesOf(other.id)).toMatchObject([{ status: 'paid', payment_method: 'nomod' }]);
  });

  it('show a receipt when there is no success address', async () => {
    const { url } = await nomod.link();
    const { headers } = await nomod.form(`${url}/pay`);
    const receipt = await nomod.page(new URL(String(headers.location), url).toString());
    expect(receipt.data).toContain('Payment received');
    expect((await nomod.page(`${url}/receipt/${randomUUID()}`)).status).toBe(404);
  });

  it('let exactly one of fifty payers pay a one-time link', async () => {
    const { id, url } = await nomod.link();
    const answers = await Promise.all(Array.from({ length: 50 }, () => nomod.form(`${url}/pay`)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    expect(await chargesOf(id)).toHaveLength(1);
  });

  it('let payers race when the account does not enforce the limit', async () => {
    await nomod.account('PATCH', '/options', { enforce_expiry_limit: false });
    const { id, url } = await nomod.link();
    await Promise.all([nomod.form(`${url}/pay`), nomod.form(`${url}/pay`)]);
    expect(await chargesOf(id)).toHaveLength(2);
  });

  it('decline, and offer to try again', async () => {
    const { id, url } = await nomod.link();
    const { headers } = await nomod.form(`${url}/decline`);
    expect((await nomod.page(new URL(String(headers.location), url).toString())).data).toContain('declined');
    expect((await nomod.form(`${url}/pay`)).status).toBe(303);
    expect((await chargesOf(id)).map(({ status }) => status)).toEqual(['paid', 'failed']);
  });

  it('leave to the failure address, or to a page that says so', async () => {
    const failure = 'https://shop.example/cancelled';
    const { url } = await nomod.link({ failure_url: failure });
    expect((await nomod.form(`${url}/leave`)).headers.location).toBe(failure);
    expect((await nomod.form(`${(await nomod.link()).url}/leave`)).data).toContain('Nothing was paid');
  });

  it('add tip, service fee and tax, and convert, when allowed', async () => {
    await nomod.account('PATCH', '/options', {
      tax_percent: '5',
      service_fee_percent: '2.5',
      conversion: { currency: 'GBP', rate: '0.2' },
    });
    const { id, url } = await nomod.link({ allow_tip: true });
    expect((await nomod.page(`${url}?tip=10`)).data).toContain('Pay AED 117.50');
    expect((await nomod.page(`${url}?tip=10&pay_in=GBP`)).data).toContain('Pay GBP 23.50');
    await nomod.form(`${url}/pay`, { tip: '10', pay_in: 'GBP' });
    expect(await chargesOf(id)).toMatchObject([
      {
        total: '23.500',
        currency: 'GBP',
        original_total: '117.500',
        tip: '10.000',
        service_fee: '2.500',
        tax: '5.000',
      },
    ]);
  });

  it('ask for neither tip nor service fee when the link forbids them', async () => {
    await nomod.account('PATCH', '/options', { service_fee_percent: '2.5' });
    const { id, url } = await nomod.link({ allow_tip: false, allow_service_fee: false });
    await nomod.form(`${url}/pay`, { tip: '10' });
    expect(await chargesOf(id)).toMatchObject([{ total: '100.000', tip: '0.000', service_fee: null }]);
  });

  it('say when a link is off, deleted or unknown', async () => {
    const { id, url } = await nomod.link();
    await nomod.api('PATCH', `/links/${id}/edit`, { status: 'disabled' });
    expect((await nomod.page(url)).data).toContain('switched off');
    expect((await nomod.form(`${url}/pay`)).status).toBe(409);
    await nomod.api('DELETE', `/links/${id}/delete`);
    expect((await nomod.page(url)).data).toContain('no longer exists');
    expect((await nomod.page(`${sandbox.url}/en/l/0000000000000000`)).status).toBe(404);
  });
});
