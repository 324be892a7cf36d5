import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

jest.setTimeout(30_000);

interface Paid {
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly chargeId: string;
}

/** How the change at Nomod is heard of. */
type Way = 'event' | 'poll' | 'check';

describe.each<Way>(['event', 'poll', 'check'])('a charge that changes back at Nomod, heard of by %s', (way) => {
  const at = useAttentionApp({ outcomeLookupSeconds: 0.2, pollIntervalSeconds: way === 'poll' ? 0.1 : 3_600 });
  afterEach(async () => expect(await at.get('audit')).toMatchObject({ ok: true }));

  async function notice({ paymentId, chargeId }: Paid): Promise<void> {
    if (way === 'event') await at.hear(chargeId);
    if (way === 'check') await at.post(`payments/${paymentId}/check`);
  }

  async function paid(): Promise<Paid> {
    const { invoiceId, paymentId, linkId } = await at.payableLink();
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, {});
    const pair = { invoiceId, paymentId, chargeId };
    await notice(pair);
    await shows(pair, { payment_status: 'succeeded' }, { payment_status: 'succeeded' });
    return pair;
  }

  /** Changes the charge at Nomod as `path` does, or its members; no event is sent. */
  async function atNomod({ chargeId }: Paid, change: string | object, body: object = {}): Promise<void> {
    if (typeof change === 'string')
      await at.control('POST', `/charges/${chargeId}/${change}`, { ...body, silent: true });
    else await at.control('PATCH', `/charges/${chargeId}`, change);
  }

  async function shows(pair: Paid, payment: object, invoice: object): Promise<void> {
    const seen = async () => ({
      payment: await at.get(`payments/${pair.paymentId}`),
      invoice: await at.get(`invoices/${pair.invoiceId}`),
    });
    const holds = (value: object, wanted: object) =>
      Object.entries(wanted).every(([name, one]) => Reflect.get(value, name) === one);
    await eventually(`${JSON.stringify(payment)} and ${JSON.stringify(invoice)}`, seen, {
      until: (now) => holds(now.payment, payment) && holds(now.invoice, invoice),
    });
  }

  async function changes(pair: Paid, change: string | object, body: object = {}): Promise<void> {
    await atNomod(pair, change, body);
    await notice(pair);
  }

  const openRows = async (): Promise<{ id: string; kind: string; summary: string; evidence: object }[]> =>
    (await at.get('attention?status=open')).items;
  const rows = (wanted: string[]) =>
    eventually(`the open rows to be ${wanted.join(', ') || 'none'}`, openRows, {
      until: (items) => JSON.stringify(items.map(({ kind }) => kind).sort()) === JSON.stringify([...wanted].sort()),
    });
  const timeline = async ({ paymentId }: Paid): Promise<string[]> =>
    (await at.get(`payments/${paymentId}/timeline`)).items.map(({ type }: { type: string }) => type);

  const refunded = { payment_status: 'refunded', refunded_amount: '100.00' };
  const whole = { payment_status: 'succeeded', refunded_amount: '0.00' };

  it('a refund that is reversed is reversed here, announced and listed, and can be asked for again', async () => {
    const pair = await paid();
    await at.post(`payments/${pair.paymentId}/refund`, { amount: '100.00' });
    await shows(pair, refunded, refunded);
    await changes(pair, 'refund/reverse');
    await shows(pair, { ...whole, refunded_at: null }, whole);
    expect((await at.get(`payments/${pair.paymentId}`)).refunds).toMatchObject([{ state: 'reversed' }]);
    const [row] = await rows(['refund_reversed']);
    expect(row).toMatchObject({
      summary: 'Nomod reversed a refund of 100.00 AED.',
      evidence: {
        ours: { refund_total: '100.00', payment_status: 'succeeded' },
        nomods: { status: 'paid', refund_total: '0.00', total: '100.00' },
      },
    });
    expect(await timeline(pair)).toContain('payment.refund_reversed');

    const again = await at.post(`payments/${pair.paymentId}/refund`, { amount: '100.00' });
    expect([again.status, again.body.payment_status]).toEqual([200, 'refunded']);
    await shows(pair, refunded, refunded);
    await rows([]);
    expect((await at.get(`payments/${pair.paymentId}`)).refunds).toMatchObject([
      { state: 'reversed' },
      { state: 'done' },
    ]);
  });

  it('a refund made in the dashboard that is reversed in part, then given back again', async () => {
    const pair = await paid();
    await changes(pair, 'refund', { amount: '100.00' });
    await shows(pair, refunded, refunded);
    await changes(pair, 'refund/reverse', { amount: '50.00' });
    const half = { payment_status: 'partially_refunded', refunded_amount: '50.00' };
    await shows(pair, half, half);
    await rows(['refund_reversed']);
    await changes(pair, 'refund', { amount: '50.00' });
    await shows(pair, refunded, refunded);
    await rows([]);
  });

  it('a dispute that is raised, resolved, raised again and lost', async () => {
    const pair = await paid();
    await changes(pair, { status: 'disputed' });
    await shows(pair, { disputed: true }, whole);
    await rows(['disputed']);
    await changes(pair, { status: 'paid' });
    await shows(pair, { disputed: false, payment_status: 'succeeded' }, whole);
    await rows([]);
    expect(await timeline(pair)).toContain('payment.dispute_ended');
    await changes(pair, { status: 'disputed' });
    await shows(pair, { disputed: true }, whole);
    await rows(['disputed']);
    await changes(pair, { status: 'refunded', refund_total: '100.00' });
    await shows(pair, { disputed: false, ...refunded }, refunded);
    await rows(['disputed']);
  });

  it('a dispute that is won on a charge of which a part was given back before, and raised again after it was dismissed', async () => {
    const pair = await paid();
    const part = { payment_status: 'partially_refunded', refunded_amount: '10.00' };
    await changes(pair, 'refund', { amount: '10.00' });
    await shows(pair, part, part);
    await changes(pair, 'dispute');
    const [row] = await rows(['disputed']);
    await at.post(`attention/${row?.id}/dismiss`, { note: 'Answered.' });
    await changes(pair, 'dispute/end', { outcome: 'won' });
    await shows(pair, { disputed: false, ...part }, part);
    await changes(pair, 'dispute');
    await rows(['disputed']);
    await changes(pair, 'dispute/end', { outcome: 'won' });
    await rows([]);
  });

  it('a total that falls leaves the rest owed, and one that rises again settles it', async () => {
    const pair = await paid();
    await changes(pair, { total: '90.00' });
    await shows(
      pair,
      { captured_amount: '90.00', payment_status: 'succeeded' },
      { amount_paid: '90.00', amount_remaining: '10.00', payment_status: 'pending' },
    );
    await rows(['amount_differs']);
    await changes(pair, { total: '120.00' });
    await shows(
      pair,
      { captured_amount: '120.00' },
      { amount_paid: '120.00', amount_remaining: '0.00', payment_status: 'overpaid' },
    );
    await rows(['amount_differs', 'overpaid']);
    await changes(pair, { total: '100.00' });
    await shows(pair, { captured_amount: '100.00' }, { amount_paid: '100.00', payment_status: 'succeeded' });
    await rows([]);
  });

  it('a total and a refund that fall together', async () => {
    const pair = await paid();
    await changes(pair, { total: '120.00', tip: '20.00', status: 'refunded', refund_total: '120.00' });
    await shows(
      pair,
      { captured_amount: '100.00', extras_amount: '20.00', payment_status: 'refunded', refunded_amount: '120.00' },
      refunded,
    );
    await changes(pair, { total: '100.00', tip: '0.00', status: 'partially_refunded', refund_total: '10.00' });
    const tenth = { payment_status: 'partially_refunded', refunded_amount: '10.00' };
    await shows(pair, { captured_amount: '100.00', extras_amount: '0.00', ...tenth }, tenth);
  });

  it('money that was not taken after all stays booked, a person is asked, and it settles when it was', async () => {
    const pair = await paid();
    await changes(pair, { status: 'failed' });
    await rows(['charge_reversed']);
    await shows(pair, whole, whole);
    await changes(pair, { status: 'paid' });
    await rows([]);
    await shows(pair, whole, whole);
  });

  /** As the advice of a row says: it is counted as lost, and the invoice gets a new link, which is paid. */
  async function counted(pair: Paid, kind: string): Promise<{ secondId: string; rowId: string }> {
    const [row] = await rows([kind]);
    const answer = await at.post(`attention/${row?.id}/count-lost`);
    expect([answer.status, answer.body.status]).toEqual([200, 'resolved']);
    await shows(pair, { payment_status: 'failed', error_code: 'charge_lost' }, owed);
    const link = await at.askForLink(pair.invoiceId);
    expect([link.status, link.body.payment_status]).toEqual([201, 'pending']);
    return { secondId: link.body.id, rowId: String(row?.id) };
  }
  const owed = { amount_paid: '0.00', amount_remaining: '100.00', payment_status: 'pending' };

  it.each([
    ['failed', 'charge_reversed'],
    ['disputed', 'disputed'],
  ])('the advice of a charge that is %s makes its invoice owe again, and a new link is paid', async (status, kind) => {
    const pair = await paid();
    await changes(pair, { status });
    const { secondId } = await counted(pair, kind);
    const { gateway_tracking_id: linkId } = await at.get(`payments/${secondId}`);
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, {});
    await at.hear(chargeId);
    await shows({ ...pair, paymentId: secondId }, { payment_status: 'succeeded' }, { amount_paid: '100.00' });
    await notice(pair);
    await at.settled();
    await shows(pair, { payment_status: 'failed', captured_amount: '0.00' }, { payment_status: 'succeeded' });
    await rows([]);
  });

  it('money that was counted as lost counts again once Nomod has it, and what is too much then is listed', async () => {
    const pair = await paid();
    await changes(pair, { status: 'disputed' });
    const { secondId } = await counted(pair, 'disputed');
    const { gateway_tracking_id: linkId } = await at.get(`payments/${secondId}`);
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, {});
    await at.hear(chargeId);
    await changes(pair, { status: 'paid' });
    await shows(
      pair,
      { payment_status: 'succeeded', captured_amount: '100.00', error_code: null, failed_at: null },
      { payment_status: 'overpaid', amount_paid: '200.00' },
    );
    await rows(['overpaid']);
  });

  it('a dispute that is lost after its row was dismissed can be counted as lost still', async () => {
    const pair = await paid();
    await changes(pair, { status: 'disputed' });
    const [row] = await rows(['disputed']);
    await at.post(`attention/${row?.id}/dismiss`, { note: 'Answered.' });
    expect((await at.get(`attention/${row?.id}`)).actions).toEqual(['count_lost']);
    expect((await at.post(`attention/${row?.id}/count-lost`)).status).toBe(200);
    await shows(pair, { payment_status: 'failed' }, owed);
    await rows([]);
  });

  it('what was given back before the money was lost stays given back', async () => {
    const pair = await paid();
    await changes(pair, 'refund', { amount: '40.00' });
    const part = { payment_status: 'partially_refunded', refunded_amount: '40.00' };
    await shows(pair, part, part);
    await changes(pair, { status: 'disputed' });
    const [row] = await rows(['disputed']);
    expect((await at.post(`attention/${row?.id}/count-lost`)).status).toBe(200);
    await shows(
      pair,
      { payment_status: 'refunded', captured_amount: '40.00', refunded_amount: '40.00', error_code: 'charge_lost' },
      { amount_paid: '40.00', amount_remaining: '60.00' },
    );
    await changes(pair, { status: 'partially_refunded' });
    await shows(pair, { ...part, captured_amount: '100.00' }, { ...part, amount_remaining: '0.00' });
    await rows([]);
  });

  it('money for a void invoice that is lost asks nobody any more', async () => {
    const { invoiceId, paymentId, linkId } = await at.payableLink();
    await at.post(`invoices/${invoiceId}/void`);
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { force: true });
    const pair = { invoiceId, paymentId, chargeId };
    await at.hear(chargeId);
    await rows(['payment_after_void']);
    await atNomod(pair, { status: 'failed' });
    await at.hear(chargeId);
    await rows(['charge_reversed', 'payment_after_void']);
    const row = (await openRows()).find(({ kind }) => kind === 'charge_reversed');
    expect((await at.post(`attention/${row?.id}/count-lost`)).status).toBe(200);
    await rows([]);
  });

  it('money that Nomod has is not counted as lost', async () => {
    const pair = await paid();
    await changes(pair, { status: 'disputed' });
    const [row] = await rows(['disputed']);
    await atNomod(pair, { status: 'paid' });
    const answer = await at.post(`attention/${row?.id}/count-lost`);
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    await shows(pair, whole, whole);
  });
});
