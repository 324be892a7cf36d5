import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

jest.setTimeout(30_000);

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly message?: string;
    readonly error?: { readonly param?: string };
    readonly refunded_amount?: string;
    readonly id?: string;
    readonly details?: Record<string, string>;
  };
}

describe('acts that move money', () => {
  const at = useAttentionApp({ outcomeLookupSeconds: 0.2, pollIntervalSeconds: 3_600 });
  afterEach(async () => expect(await at.get('audit')).toMatchObject({ ok: true }));

  const towards = (invoiceId: string, amount: string) => ({
    destination_type: 'invoice',
    destination_id: invoiceId,
    amount,
    currency: 'AED',
  });

  /** A payment of 100.00 by link. */
  async function paid(): Promise<{ id: string; chargeId: string; invoiceId: string }> {
    const { invoiceId, paymentId: id, linkId } = await at.payableLink();
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, {});
    await at.hear(chargeId);
    return { id, chargeId, invoiceId };
  }

  const refund = (id: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
    at.app.call('post', `payments/${id}/refund`, { key: at.tenant.sandbox.key, body, headers });
  const offline = (invoiceId: string, amount: string, headers: Record<string, string> = {}): Promise<Answer> =>
    at.app.call('post', 'payments', {
      key: at.tenant.sandbox.key,
      body: { ...towards(invoiceId, amount), payment_method_type: 'offline' },
      headers,
    });
  const key = (text: string) => ({ 'idempotency-key': text });
  const codes = (answers: readonly Answer[]) => answers.map(({ status, body }) => body.code ?? status).sort();
  const refundedOf = async (id: string): Promise<string> => (await at.get(`payments/${id}`)).refunded_amount;

  const addFault = (fault: object) => at.control('POST', '/faults', { account: at.nomodKey, ...fault });
  /** The connection breaks before Nomod makes the next refund. */
  const breakNextRefund = () => addFault({ operation: 'refund_charge', kind: 'reset_before', times: 1 });
  const untilUnconfirmed = () =>
    eventually('a person to be asked about the refund', () => at.openKinds(), {
      until: ([kind]) => kind === 'refund_unconfirmed',
    });

  it.each([
    {},
    { refund_amount: '10.00' },
    { Amount: '10.00' },
    { amount_cents: 1_000 },
    { amount: null },
    { full: false },
    { full: 'true' },
    { amount: '10.00', full: true },
    { amount: '0' },
    { amount: '' },
    { amount: { value: '10.00' } },
  ])('a refund that asks for %j gives nothing back', async (body) => {
    const { id } = await paid();
    expect(await refund(id, body)).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    expect(await refundedOf(id)).toBe('0.00');
  });

  it('a refund needs its amount in the body, and all of it is said in so many words', async () => {
    const { id } = await paid();
    const answer = await refund(`${id}`, {});
    expect(answer.body.message).toContain('amount is required');
    expect(answer.body.message).toContain('"full": true');
    expect((await at.post(`payments/${id}/refund?amount=10.00`, {})).status).toBe(400);
    expect(await refundedOf(id)).toBe('0.00');
    expect((await refund(id, { full: true })).body.refunded_amount).toBe('100.00');
  });

  it('a second equal refund within a minute needs a key of its own', async () => {
    const { id } = await paid();
    expect((await refund(id, { amount: '20.00' })).body.refunded_amount).toBe('20.00');
    const again = await refund(id, { amount: '20.00' });
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate_request' } });
    expect(await refundedOf(id)).toBe('20.00');
    expect((await refund(id, { amount: '20.00' }, key('second'))).body.refunded_amount).toBe('40.00');
    expect((await refund(id, { amount: '20.00' }, key('second'))).body.refunded_amount).toBe('40.00');
    expect((await refund(id, { amount: '10.00' })).body.refunded_amount).toBe('50.00');
  });

  it('of equal refunds at the same instant without a key one is made', async () => {
    const { id } = await paid();
    const answers = await Promise.all([1, 2, 3].map(() => refund(id, { amount: '20.00' })));
    expect(codes(answers)).toEqual([200, 'duplicate_request', 'duplicate_request']);
    expect(await refundedOf(id)).toBe('20.00');
  });

  it('of two payments on one link either may be given back: what is left is not called too much', async () => {
    const { chargeId, invoiceId, id } = await paid();
    const { gateway_tracking_id: linkId } = await at.get(`payments/${id}`);
    const { id: second } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { force: true });
    await at.hear(second);
    expect(await at.openKinds()).toEqual(['overpaid', 'second_payment']);
    await at.control('POST', `/charges/${chargeId}/refund`, { amount: '60.00', silent: true });
    await at.hear(chargeId);
    expect(await at.openKinds()).toEqual(['overpaid', 'second_payment']);
    await at.control('POST', `/charges/${second}/refund`, { amount: '40.00', silent: true });
    await at.hear(second);
    expect(await at.openKinds()).toEqual([]);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ payment_status: 'succeeded', overpaid_amount: null });
  });

  it('a refund that Nomod does late, after it was asked for again as advised, is put before a person', async () => {
    const { id, chargeId } = await paid();
    await breakNextRefund();
    expect((await refund(id, { amount: '30.00' })).body.code).toBe('nomod_outcome_unknown');
    await untilUnconfirmed();
    expect((await refund(id, { amount: '30.00' })).status).toBe(200);
    await at.control('POST', `/charges/${chargeId}/refund`, { amount: '30.00', silent: true });
    await at.hear(chargeId);
    expect(await refundedOf(id)).toBe('60.00');
    expect(await at.openKinds()).toEqual(['refund_done_twice']);
  });

  it('a refund that Nomod does late is not done twice when it is sent again with its key', async () => {
    const { id, chargeId } = await paid();
    await breakNextRefund();
    const late = () => refund(id, { amount: '30.00' }, key('late'));
    expect((await late()).body.code).toBe('nomod_outcome_unknown');
    await eventually('the refund to be given up', () => at.get(`payments/${id}`), {
      until: ({ refunds }) => refunds[0].state === 'refused',
    });
    await at.control('POST', `/charges/${chargeId}/refund`, { amount: '30.00', silent: true });
    await at.hear(chargeId);
    const again = await late();
    expect([again.status, again.body.refunded_amount]).toEqual([200, '30.00']);
    await at.settled();
    expect([await refundedOf(id), (await at.get('attention?status=open')).items]).toEqual(['30.00', []]);
  });

  it('a refund whose first try Nomod does after the second one with the same key is put before a person', async () => {
    const { id, chargeId } = await paid();
    await breakNextRefund();
    const send = () => refund(id, { amount: '30.00' }, key('twice'));
    expect((await send()).body.code).toBe('nomod_outcome_unknown');
    await untilUnconfirmed();
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    await at.settled();
    expect([await refundedOf(id), await at.openKinds()]).toEqual(['30.00', []]);
    await at.control('POST', `/charges/${chargeId}/refund`, { amount: '30.00', silent: true });
    await at.hear(chargeId);
    expect(await refundedOf(id)).toBe('60.00');
    expect((await at.get('attention?status=open')).items).toMatchObject([
      {
        kind: 'refund_done_twice',
        charge_id: chargeId,
        evidence: { ours: { amount: '30.00' }, nomods: { refund_total: '60.00' } },
      },
    ]);
  });

  it('a refund that is given up while the request still waits is not answered as if it were done', async () => {
    const { id } = await paid();
    await breakNextRefund();
    await addFault({ operation: 'get_charge', kind: 'delay', delay_ms: 600, times: 2 });
    const send = () => refund(id, { amount: '30.00' }, key('slow'));
    expect((await send()).body).toMatchObject({ code: 'nomod_outcome_unknown' });
    expect(await refundedOf(id)).toBe('0.00');
    await untilUnconfirmed();
    expect((await send()).body.refunded_amount).toBe('30.00');
    await at.settled();
    expect(await at.openKinds()).toEqual([]);
  });

  it('a refund that Nomod accepts and cannot do is put before a person, and can be asked for again', async () => {
    await at.control('PATCH', `/accounts/${at.nomodKey}/options`, { refunds: 'accepted' });
    const { id, chargeId } = await paid();
    expect((await refund(id, { amount: '30.00' })).status).toBe(200);
    expect((await refund(id, { amount: '20.00' })).body.code).toBe('conflict');
    await at.control('POST', `/charges/${chargeId}/refund/settle`, { outcome: 'failed' });
    await untilUnconfirmed();
    expect((await at.get(`payments/${id}`)).refunds).toMatchObject([{ state: 'refused' }]);
    expect((await refund(id, { amount: '30.00' })).status).toBe(200);
    await at.control('POST', `/charges/${chargeId}/refund/settle`, { outcome: 'done' });
    await at.hear(chargeId);
    expect([await refundedOf(id), await at.openKinds()]).toEqual(['30.00', []]);
  });

  it('of equal offline payments at the same instant without a key one is recorded; another key means another one', async () => {
    const invoiceId = await at.finalizedInvoice();
    const answers = await Promise.all([1, 2, 3].map(() => offline(invoiceId, '20.00')));
    expect(codes(answers)).toEqual([201, 'duplicate_request', 'duplicate_request']);
    expect((await offline(invoiceId, '20.00', key('second'))).status).toBe(201);
    expect((await offline(invoiceId, '30.00')).status).toBe(201);
    await at.settled();
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_paid: '70.00' });
  });

  it('a refund of money received outside is not repeated either', async () => {
    const invoiceId = await at.finalizedInvoice();
    const { body } = await offline(invoiceId, '100.00');
    await at.settled();
    const answers = await Promise.all([1, 2].map(() => refund(String(body.id), { amount: '20.00' })));
    expect(codes(answers)).toEqual([200, 'duplicate_request']);
    await at.settled();
  });

  it.each(['0', '0.00', '-5.00', '-0'])('an offline payment of %s is refused', async (amount) => {
    const invoiceId = await at.finalizedInvoice();
    expect(await offline(invoiceId, amount)).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_paid: '0.00' });
  });

  it('a refund that Nomod accepted and never shows gives way to a new one, and its row closes', async () => {
    const { id, invoiceId } = await paid();
    const accepted = { operation: 'refund_charge', kind: 'status', status: 200, work: false, body: { message: 'ok' } };
    await at.control('POST', '/faults', { ...accepted, times: 1 });
    await refund(id, { full: true });
    expect(await refund(id, { full: true })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await pass25Hours(id);
    const row = await eventually('the row of the refund', async () => (await at.get('attention?status=open')).items[0]);
    expect(row).toMatchObject({
      kind: 'refund_unconfirmed',
      what_to_do: expect.stringContaining('efund the payment again'),
    });
    expect(await refund(id, { full: true })).toMatchObject({ status: 200, body: { refunded_amount: '100.00' } });
    expect((await at.get(`payments/${id}`)).refunds).toMatchObject([{ state: 'refused' }, { state: 'done' }]);
    await eventually('the row to be closed', async () => (await at.get(`attention/${row.id}`)).status === 'resolved');
    await eventually('the invoice to be refunded', async () => await at.get(`invoices/${invoiceId}`), {
      until: ({ payment_status }) => payment_status === 'refunded',
    });
  });

  it('a refund that Nomod never shows gives way to a new one after its row was dismissed, too', async () => {
    const { id } = await paid();
    const accepted = { operation: 'refund_charge', kind: 'status', status: 200, work: false, body: { message: 'ok' } };
    await at.control('POST', '/faults', { ...accepted, times: 1 });
    await refund(id, { full: true });
    await pass25Hours(id);
    const row = await eventually('the row of the refund', async () => (await at.get('attention?status=open')).items[0]);
    expect((await at.post(`attention/${row.id}/dismiss`, { note: 'Asked again' })).status).toBe(200);
    expect(await refund(id, { full: true })).toMatchObject({ status: 200, body: { refunded_amount: '100.00' } });
    await at.settled();
  });

  it('stand in the audit log with their amount and who did them', async () => {
    const { id, invoiceId } = await paid();
    await refund(id, { amount: '20.00' });
    const other = await at.finalizedInvoice();
    await at.app.call('put', `invoices/${other}`, { key: at.tenant.sandbox.key, body: { total_discount: '50.00' } });
    const { body } = await offline(other, '10.00');
    await at.settled();
    const third = await at.finalizedInvoice();
    await at.post(`invoices/${third}/void`, { reason: 'Ordered twice' });
    const { items } = await at.get('audit-log');
    const acts = items.filter(({ action }: { action: string }) => /^(payment|invoice)\./.test(action));
    expect(acts).toMatchObject([
      { action: 'invoice.voided', subject_id: third, details: { amount: '100.00', currency: 'AED' } },
      { action: 'payment.recorded_offline', subject_id: body.id, details: { amount: '10.00', invoice_id: other } },
      { action: 'invoice.discount_changed', details: { amount_due_before: '100.00', amount_due: '50.00' } },
      { action: 'payment.refund_requested', subject_id: id, details: { amount: '20.00', invoice_id: invoiceId } },
    ]);
    for (const act of acts) expect(act.actor).toMatch(/^key_/);
  });

  /** For a refund that Nomod accepted, and the work that looks after it. */
  async function pass25Hours(paymentId: string): Promise<void> {
    await at.sql(
      `update payment_refunds set called_at = called_at - interval '25 hours' where payment_id = $1`,
      paymentId,
    );
    await at.passDays(2, 'payment.refund_requested');
  }
});
