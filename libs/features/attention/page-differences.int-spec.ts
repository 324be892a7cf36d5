import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

interface Page {
  readonly id: string;
  readonly due_date: string;
  readonly note: string;
  readonly status: string;
  readonly customer: { readonly id: string; readonly first_name: string; readonly email: string };
}

const DUE = '2031-05-05';

describe('what changed here after an invoice was sent to Nomod', () => {
  const at = useAttentionApp();
  let invoiceId: string;
  let customerId: string;

  beforeEach(async () => {
    await at.pushInvoices();
    ({ invoiceId, customerId } = await billed());
  });

  const put = async (path: string, body: object) => {
    const answer = await at.app.call('put', path, { key: at.tenant.sandbox.key, body });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  };
  const billed = async () => {
    const id = await at.finalizedInvoice();
    await eventually('the invoice to be at Nomod', () => at.get(`invoices/${id}/sync`), {
      until: ({ state }) => state === 'synced',
    });
    return { invoiceId: id, customerId: (await at.get(`invoices/${id}`)).customer_id as string };
  };
  const pages = async () =>
    (await at.control<{ invoices: Page[] }>('GET', `/accounts/${at.nomodKey}/objects`, {})).invoices;
  const livePages = async () => (await pages()).filter(({ status }) => status !== 'cancelled');
  const page = async () => {
    const [only, ...more] = await livePages();
    if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} pages can be paid`);
    return only;
  };
  const rows = async () => {
    await at.settled();
    return (await at.get('attention?kind=details_differ')).items;
  };
  const row = async () => {
    const [item, ...more] = await rows();
    expect([item, more]).toEqual([expect.anything(), []]);
    return item;
  };
  const isClosed = async (id: string) =>
    eventually('the row to close', () => at.get(`attention/${id}`), { until: ({ status }) => status === 'resolved' });
  const act = async (id: string, action: 'check' | 'retry') =>
    expect((await at.post(`attention/${id}/${action}`)).body.error ?? null).toBeNull();

  it('is one row with both sides; what nobody reads there is none', async () => {
    await put(`invoices/${invoiceId}`, { metadata: { note: 'x' } });
    await put(`customers/${customerId}`, { metadata: { note: 'x' }, address_city: 'Dubai' });
    expect(await rows()).toEqual([]);
    const { due_date: before } = await page();
    await put(`invoices/${invoiceId}`, { due_date: DUE, description: 'Second half' });
    await put(`customers/${customerId}`, { name: 'Acme Trading', email: 'new@example.com' });
    const item = await row();
    expect(item).toMatchObject({ invoice_id: invoiceId, actions: ['check', 'retry', 'dismiss'] });
    expect(item.evidence).toEqual({
      ours: {
        due_date: DUE,
        description: 'Second half',
        customer_name: 'changed',
        customer_email: 'changed',
      },
      nomods: {
        due_date: before,
        description: null,
        customer_name: 'not changed',
        customer_email: 'not changed',
        nomod_invoice_id: (await page()).id,
      },
    });
  });

  it('closes by itself when it is changed back', async () => {
    const { due_date: before } = await page();
    await put(`invoices/${invoiceId}`, { due_date: DUE });
    const { id } = await row();
    await put(`invoices/${invoiceId}`, { due_date: before });
    await isClosed(id);
  });

  it('is corrected in the Nomod app, then checked, as the row advises', async () => {
    await put(`invoices/${invoiceId}`, { due_date: DUE });
    await put(`customers/${customerId}`, { name: 'Acme Trading' });
    const { id } = await row();
    await act(id, 'check');
    expect((await row()).id).toBe(id);
    const { id: pageId, customer } = await page();
    await at.control('PATCH', `/invoices/${pageId}`, { due_date: DUE });
    await act(id, 'check');
    expect((await row()).evidence.ours).toEqual({ customer_name: 'changed' });
    await at.control('PATCH', `/customers/${customer.id}`, { first_name: 'Acme', last_name: 'Trading' });
    await act(id, 'check');
    await isClosed(id);
  }, 20_000);

  it('is shown by a new page when somebody retries, as the row advises; there is never a second one to pay', async () => {
    const { body: asked } = await at.askForLink(invoiceId);
    await put(`invoices/${invoiceId}`, { due_date: DUE });
    await put(`customers/${customerId}`, { email: 'new@example.com' });
    const { id } = await row();
    await act(id, 'retry');
    await isClosed(id);
    expect(await page()).toMatchObject({ due_date: DUE, customer: { email: 'new@example.com' } });
    const made = await pages();
    expect(made.map(({ status }) => status).sort()).toEqual(['cancelled', 'unpaid']);
    // The old address is handed out no more.
    await eventually('the old URL to be given up', () => at.get(`payments/${asked.id}`), {
      until: ({ payment_status }) => payment_status === 'voided',
    });
    const { body: payment } = await at.askForLink(invoiceId);
    expect(payment.gateway_tracking_id).toBe((await page()).id);
    await at.control('POST', `/invoices/${(await page()).id}/pay`, {});
    await eventually('the invoice to be paid', () => at.get(`invoices/${invoiceId}`), {
      until: ({ payment_status }) => payment_status === 'succeeded',
    });
    expect((await at.get('audit')).ok).toBe(true);
  }, 20_000);

  it('is not shown by a new page when it is a name: that is refused, and what to do is said', async () => {
    await put(`customers/${customerId}`, { name: 'Acme Trading' });
    const { id } = await row();
    const { status, body } = await at.post(`attention/${id}/retry`);
    expect([status, body.error.code, body.error.hint]).toEqual([
      409,
      'conflict',
      'Change the name in the Nomod app, then check.',
    ]);
    expect(await pages()).toHaveLength(1);
  });

  it('closes when an event tells that the page was paid', async () => {
    await put(`invoices/${invoiceId}`, { due_date: DUE });
    const { id } = await row();
    const paid = await at.control<{ id: string }>('POST', `/invoices/${(await page()).id}/pay`, {});
    await at.hear(paid.id);
    await isClosed(id);
  });

  it('no longer matters once the invoice is paid, void or asks another amount', async () => {
    const second = await billed();
    const third = await billed();
    for (const each of [{ invoiceId }, second, third]) await put(`invoices/${each.invoiceId}`, { due_date: DUE });
    await eventually('three rows', rows, { until: ({ length }) => length === 3 });
    await at.post(`invoices/${invoiceId}/void`);
    const { nomod_invoice_id } = await at.get(`invoices/${second.invoiceId}/sync`);
    await at.control('POST', `/invoices/${nomod_invoice_id}/pay`, {});
    await put(`invoices/${third.invoiceId}`, { total_discount: '10.00' });
    await eventually('no row', rows, { until: ({ length }) => length === 0 });
    const open = (await pages()).filter(({ status }) => status === 'unpaid');
    expect(open).toMatchObject([{ due_date: DUE, amount: '90.000' }]);
  }, 20_000);
});
