import { NomodHabits } from '@remit/connections';
import { tokenOf } from '@remit/database';
import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

describe('what only the audit against Nomod can see', () => {
  const at = useAttentionApp();

  const audit = () => at.get('audit?against=nomod');
  const rows = () => at.get('attention?kind=books_differ');

  async function paidLink(): Promise<{ paymentId: string; chargeId: string; invoiceId: string }> {
    const { invoiceId, paymentId, linkId } = await at.payableLink();
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { silent: true });
    await at.post(`payments/${paymentId}/check`);
    await at.settled();
    return { paymentId, chargeId, invoiceId };
  }

  it('advises to count as lost what Nomod has no longer, and agrees once that was done and the invoice paid anew', async () => {
    const { paymentId, chargeId, invoiceId } = await paidLink();
    await at.standStill();
    await at.control('DELETE', `/charges/${chargeId}`, {});
    const run = async () => {
      await at.passDays(1, 'connection.published');
      await at.settled();
      return (await rows()).items;
    };
    const [row] = await eventually('a row for the charge', run, { until: (items) => items.length === 1 });
    expect(row).toMatchObject({ charge_id: chargeId, payment_id: paymentId, invoice_id: invoiceId });
    expect(JSON.stringify(row)).toContain('count it as lost');
    const lost = await at.post(`attention/${row.id}/count-lost`);
    expect([lost.status, lost.body.status]).toEqual([200, 'resolved']);
    await at.settled();
    expect(await at.get(`payments/${paymentId}`)).toMatchObject({ payment_status: 'failed', captured_amount: '0.00' });
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_remaining: '100.00', amount_paid: '0.00' });
    const again = await at.askForLink(invoiceId);
    await at.control('POST', `/links/${again.body.gateway_tracking_id}/pay`, { silent: true });
    await at.post(`payments/${again.body.id}/check`);
    await at.settled();
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
    await at.standStill();
    expect(await audit()).toMatchObject({ ok: true, against_nomod: { differences: [] } });
  }, 20_000);

  it.each([
    ['more was given back than was taken', { status: 'refunded', refund_total: '120.000' }, '120.00 AED'],
    ['a part was given back, and not how much', { status: 'partially_refunded' }, '0.00 AED'],
  ])('names a charge of which Nomod says that %s', async (_case, change, refunded) => {
    const { paymentId, chargeId } = await paidLink();
    await at.control('PATCH', `/charges/${chargeId}`, change);
    await at.post(`payments/${paymentId}/check`);
    await at.settled();
    await at.standStill();
    expect((await audit()).against_nomod.differences).toEqual([
      expect.objectContaining({ object_id: chargeId, nomods: expect.objectContaining({ total: '100.00', refunded }) }),
    ]);
  });

  const secondLink = async (paymentId: string, body: object): Promise<string> => {
    const link = { items: [{ name: 'Plan', amount: '100.00' }], currency: 'AED', payment_expiry_limit: 1, ...body };
    const { id } = await at.control<{ id: string }>('POST', `/accounts/${at.nomodKey}/links`, link);
    await at.sql(
      `update remote_operations set calls = 2 where tenant_id = $1 and subject_id = $2`,
      at.tenant.id,
      paymentId,
    );
    await at.standStill();
    return id;
  };

  it('names a second link of a payment by its note, whatever a colleague calls it', async () => {
    const { paymentId } = await at.payableLink();
    const id = await secondLink(paymentId, { title: 'Rent of March', note: `Ref. ${tokenOf(paymentId)}` });
    expect((await audit()).against_nomod.differences).toEqual([
      expect.objectContaining({ object: 'link', object_id: id, payment_id: paymentId }),
    ]);
  });

  it('names what may be a second link of a payment where notes do not tell, and no other', async () => {
    const { paymentId } = await at.payableLink();
    await at.app.get(NomodHabits).note(at.scope, at.connectionId, { note_length: '40' }, 'probe');
    const id = await secondLink(paymentId, { title: 'Rent of March' });
    await secondLink(paymentId, { title: 'Deposit', payment_expiry_limit: undefined });
    await secondLink(paymentId, { title: 'Rent of May', items: [{ name: 'Plan', amount: '90.00' }] });
    const { differences } = (await audit()).against_nomod;
    expect(differences).toEqual([
      expect.objectContaining({ object_id: id, payment_id: paymentId, what_to_do: expect.stringContaining('dismiss') }),
    ]);
  });
});
