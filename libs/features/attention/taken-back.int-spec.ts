import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

jest.setTimeout(30_000);

describe('what was recorded, or sent, by mistake', () => {
  const at = useAttentionApp({ outcomeLookupSeconds: 0.2, pollIntervalSeconds: 3_600 });
  afterEach(async () => expect(await at.get('audit')).toMatchObject({ ok: true }));

  const pay = async (invoiceId: string, amount: string, method: object): Promise<Record<string, string>> => {
    const request = { destination_type: 'invoice', destination_id: invoiceId, amount, currency: 'AED', ...method };
    const { status, body } = await at.post('payments', request);
    expect(status).toBe(201);
    await at.settled();
    return body;
  };
  const offline = { payment_method_type: 'offline' };
  const link = { payment_method_type: 'payment_link', payment_gateway: 'nomod' };
  const takeBack = async (id: string, body: object = {}) => {
    const answer = await at.post(`payments/${id}/void`, body);
    await at.settled();
    return answer;
  };

  it('a payment that was typed in is booked back, and the invoice is owed again', async () => {
    const invoiceId = await at.finalizedInvoice();
    const first = await pay(invoiceId, '40.00', offline);
    const mistake = await pay(invoiceId, '60.00', offline);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({
      payment_status: 'succeeded',
      paid_at: expect.any(String),
    });
    const { status, body } = await takeBack(mistake.id ?? '', { reason: 'Typed for the wrong invoice' });
    expect([status, body.payment_status, body.captured_amount]).toEqual([200, 'voided', '0.00']);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({
      payment_status: 'pending',
      amount_paid: '40.00',
      amount_remaining: '60.00',
      paid_at: null,
    });
    const { items: timeline } = await at.get(`payments/${mistake.id}/timeline`);
    expect(timeline.at(-1)).toMatchObject({ type: 'invoice.payment_recorded' });
    expect(timeline.map(({ type }: { type: string }) => type)).toContain('payment.reversed');
    const [act] = (await at.get('audit-log')).items;
    expect(act).toMatchObject({
      action: 'payment.reversed',
      subject_id: mistake.id,
      details: { amount: '60.00', currency: 'AED', invoice_id: invoiceId },
    });
    expect((await at.get(`payments/${first.id}`)).payment_status).toBe('succeeded');
    expect((await takeBack(mistake.id ?? '')).body.code).toBe('conflict');
    expect((await pay(invoiceId, '60.00', link)).payment_status).toBe('pending');
  });

  it('a link that asked for the rest stops working when more is owed again', async () => {
    const invoiceId = await at.finalizedInvoice();
    const mistake = await pay(invoiceId, '40.00', offline);
    const rest = await pay(invoiceId, '60.00', link);
    await takeBack(mistake.id ?? '');
    expect(await at.get(`payments/${rest.id}`)).toMatchObject({ payment_status: 'voided', link_state: 'disabled' });
    expect((await pay(invoiceId, '100.00', link)).payment_status).toBe('pending');
  });

  it('money that was received after all is not taken back, and Nomod`s is refunded', async () => {
    const given = await pay(await at.finalizedInvoice(), '100.00', offline);
    await at.post(`payments/${given.id}/refund`, { amount: '10.00' });
    expect((await takeBack(given.id ?? '')).body).toMatchObject({
      code: 'conflict',
      message: 'Money of this payment was already refunded',
    });
    const invoiceId = await at.finalizedInvoice();
    const paid = await pay(invoiceId, '100.00', link);
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${paid.gateway_tracking_id}/pay`, {});
    await at.hear(chargeId);
    expect((await takeBack(paid.id ?? '')).body).toMatchObject({
      code: 'conflict',
      message: 'Nomod took money for this payment',
    });
    expect((await at.get(`invoices/${invoiceId}`)).amount_paid).toBe('100.00');
    expect((await takeBack('pay_none')).status).toBe(404);
  });

  it('a link that Nomod does not switch off for minutes is put before a person, until it is off', async () => {
    const invoiceId = await at.finalizedInvoice();
    const paid = await pay(invoiceId, '100.00', link);
    await at.control('POST', '/faults', { account: at.nomodKey, operation: 'edit_link', kind: 'status', status: 500 });
    await at.post(`payments/${paid.id}/void`);
    const kinds = async (status: string): Promise<string[]> => {
      await at.passDays(1, 'payment.voided');
      return (await at.get(`attention?status=${status}`)).items.map(({ kind }: { kind: string }) => kind);
    };
    await eventually('a person to be asked', () => kinds('open'), { until: ([kind]) => kind === 'closing_refused' });
    await at.control('DELETE', '/faults', {});
    await eventually('the row to be closed', () => kinds('resolved'), {
      until: ([kind]) => kind === 'closing_refused',
    });
    expect(await at.get(`payments/${paid.id}`)).toMatchObject({ link_state: 'disabled' });
  });

  it('a link is switched off at Nomod, and another can be made', async () => {
    const invoiceId = await at.finalizedInvoice();
    const { id, gateway_tracking_id: linkId } = await pay(invoiceId, '100.00', link);
    const { body } = await at.post(`payments/${id}/void`);
    expect(body).toMatchObject({ payment_status: 'voided', payment_url: null });
    await eventually('the link to be off', () => at.get(`payments/${id}`), {
      until: ({ link_state }) => link_state === 'disabled',
    });
    const refused = await at.control<{ code?: string }>('POST', `/links/${linkId}/pay`, {}).catch(String);
    expect(JSON.stringify(refused)).toMatch(/disabled/);
    const [act] = (await at.get('audit-log')).items;
    expect(act).toMatchObject({ action: 'payment.link_switched_off', subject_id: id, details: { amount: '100.00' } });
    expect((await pay(invoiceId, '100.00', link)).id).not.toBe(id);
  });

  it('the URL of an invoice at Nomod is stopped by voiding the invoice', async () => {
    await at.pushInvoices();
    const invoiceId = await at.finalizedInvoice();
    await at.settled();
    const { id } = await pay(invoiceId, '100.00', link);
    const { body } = await takeBack(id ?? '');
    expect(body).toMatchObject({ code: 'conflict', error: { hint: expect.stringContaining('void the invoice') } });
    expect((await at.get(`payments/${id}`)).link_state).toBe('active');
  });

  it('a credit note writes off what remains, under a number of its own; the link that asked for it stops working', async () => {
    const invoiceId = await at.finalizedInvoice();
    await pay(invoiceId, '40.00', offline);
    const rest = await pay(invoiceId, '60.00', link);
    const credit = (amount: string, reason = 'Agreed') =>
      at.post(`invoices/${invoiceId}/credit-notes`, { amount, reason });
    const tooMuch = await credit('60.01');
    expect([tooMuch.status, tooMuch.body.error.param]).toEqual([400, 'amount']);
    expect((await credit('0')).status).toBe(400);
    const first = await credit('10.00', 'Late delivery');
    const second = await credit('50.00');
    await at.settled();
    const month = new Date().toISOString().slice(0, 7).replace('-', '');
    expect(first).toMatchObject({ status: 201, body: { number: `CN-${month}-00001`, amount: '10.00' } });
    expect(second.body.number).toBe(`CN-${month}-00002`);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({
      payment_status: 'succeeded',
      total: '100.00',
      adjustment_amount: '60.00',
      amount_due: '40.00',
      amount_paid: '40.00',
      amount_remaining: '0.00',
    });
    expect(await at.get(`payments/${rest.id}`)).toMatchObject({ payment_status: 'voided', link_state: 'disabled' });
    const { items } = await at.get(`invoices/${invoiceId}/credit-notes`);
    expect(items).toMatchObject([{ reason: 'Late delivery' }, { reason: 'Agreed' }]);
    const { items: timeline } = await at.get(`invoices/${invoiceId}/timeline`);
    expect(timeline).toContainEqual(
      expect.objectContaining({
        type: 'invoice.credited',
        facts: expect.objectContaining({ amount: '10.00', credit_note_number: `CN-${month}-00001` }),
      }),
    );
    expect((await at.get('audit-log')).items[0]).toMatchObject({
      action: 'invoice.credited',
      subject_id: invoiceId,
      details: { amount: '50.00', credit_note: `CN-${month}-00002` },
    });
  });

  it('of equal credit notes at the same instant without a key one is made; another key means another one', async () => {
    const invoiceId = await at.finalizedInvoice();
    const path = `invoices/${invoiceId}/credit-notes`;
    const body = { amount: '20.00', reason: 'Agreed' };
    const answers = await Promise.all([1, 2, 3].map(() => at.post(path, body)));
    expect(answers.map(({ body: answer }) => answer.code ?? 'made').sort()).toEqual([
      'duplicate_request',
      'duplicate_request',
      'made',
    ]);
    expect((await at.post(path, { ...body, idempotency_key: 'second' })).status).toBe(201);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_remaining: '60.00' });
  });

  it('a credit note asks for a finalized invoice, and keeps its discount from being changed', async () => {
    const invoiceId = await at.finalizedInvoice();
    await at.post(`invoices/${invoiceId}/credit-notes`, { amount: '10.00', reason: 'Agreed' });
    const discounted = await at.app.call('put', `invoices/${invoiceId}`, {
      key: at.tenant.sandbox.key,
      body: { total_discount: '5.00' },
    });
    expect(discounted.body).toMatchObject({ code: 'conflict' });
    expect((await at.post(`invoices/${invoiceId}/void`)).status).toBe(200);
    const late = await at.post(`invoices/${invoiceId}/credit-notes`, { amount: '1.00', reason: 'Late' });
    expect(late.body.code).toBe('invoice_voided');
    expect((await at.post('invoices/inv_none/credit-notes', { amount: '1.00', reason: 'Late' })).status).toBe(404);
  });
});
