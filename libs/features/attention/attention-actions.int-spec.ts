import { ConnectionRefused } from '@remit/domain-events';
import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

describe('what a person can do about a row', () => {
  const at = useAttentionApp();

  it('matches a charge to an invoice by hand, once, after reading it back', async () => {
    const invoiceId = await at.finalizedInvoice();
    const chargeId = await at.tillCharge('100.00');
    await at.hear(chargeId);
    await at.publish(at.needed({ key: `unmatched_event:${chargeId}`, kind: 'unmatched_event', charge_id: chargeId }));
    await at.publish(at.needed({ key: 'paid_without_charge:inv_9', kind: 'paid_without_charge', charge_id: null }));
    const [nameless, item] = (await at.get('attention')).items;
    const { status, body } = await at.post(`attention/${item.id}/match`, { invoice_id: invoiceId });
    expect([status, body.status]).toEqual([200, 'resolved']);
    await at.settled();
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
    const { items } = await at.get(`payments?destination_id=${invoiceId}`);
    expect(items).toEqual([
      expect.objectContaining({
        gateway_payment_id: chargeId,
        payment_status: 'succeeded',
        payment_method_type: 'card',
      }),
    ]);
    const delivered = async () => (await at.get(`webhooks/deliveries?charge_id=${chargeId}`)).items[0];
    const delivery = await eventually('its event to be closed', delivered, {
      until: ({ result }) => result === 'processed',
    });
    expect(delivery).toMatchObject({ payment_id: items[0].id, invoice_id: invoiceId });
    const without = await at.post(`attention/${nameless.id}/match`, { invoice_id: invoiceId });
    expect(without.body.error.param).toBe('charge_id');
    const again = await at.post(`attention/${nameless.id}/match`, { invoice_id: invoiceId, charge_id: chargeId });
    expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);
    expect((await at.get('audit')).ok).toBe(true);
  });

  it('refuses a match that could not be booked', async () => {
    const invoiceId = await at.finalizedInvoice('USD');
    const chargeId = await at.tillCharge('100.00');
    await at.publish(at.needed({ kind: 'unmatched_event', charge_id: chargeId }));
    const [item] = (await at.get('attention')).items;
    const match = async (invoice_id: string) =>
      (await at.post(`attention/${item.id}/match`, { invoice_id })).body.error;
    expect((await match(invoiceId)).code).toBe('currency_mismatch');
    expect((await match('inv_none')).code).toBe('not_found');
    await at.publish(at.needed({ key: 'unmatched_event:ch_none', kind: 'unmatched_event', charge_id: 'ch_none' }));
    const [unknown] = (await at.get('attention')).items;
    const absent = await at.post(`attention/${unknown.id}/match`, { invoice_id: invoiceId });
    expect(absent.body.error.message).toBe('Nomod has no such charge.');
  });

  it('refuses to match a charge on a link of ours to another invoice, and settles that link', async () => {
    const asked = await at.finalizedInvoice();
    const { customer_id } = await at.get(`invoices/${asked}`);
    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const { id: other } = (await at.post('invoices', { customer_id, currency: 'AED', line_items })).body;
    await at.post(`invoices/${other}/finalize`);
    const payment = await at.askForLink(asked);
    const path = `/links/${payment.body.gateway_tracking_id}/pay`;
    const { id: charge_id } = await at.control<{ id: string }>('POST', path, {});
    await at.publish(at.needed({ key: 'paid_without_charge:x', kind: 'paid_without_charge', charge_id: null }));
    const { items } = await at.get('attention?kind=paid_without_charge');
    const refused = await at.post(`attention/${items[0].id}/match`, { invoice_id: other, charge_id });
    expect([refused.status, refused.body.details.payment_id]).toEqual([409, payment.body.id]);
    await eventually('the link to be paid', () => at.get(`invoices/${asked}`), {
      until: ({ payment_status }) => payment_status === 'succeeded',
    });
    expect((await at.get(`invoices/${other}`)).amount_paid).toBe('0.00');
  });

  it('checks an unmatched event by working on its delivery again', async () => {
    await at.hear('ch_unknown');
    const [item] = (await at.get('attention')).items;
    expect(item).toMatchObject({
      kind: 'unmatched_event',
      charge_id: 'ch_unknown',
      actions: ['check', 'match', 'dismiss'],
    });
    expect((await at.post(`attention/${item.id}/check`)).status).toBe(200);
    await at.settled();
    expect((await at.get(`attention/${item.id}`)).occurrences).toBe(2);
    expect((await at.post(`attention/${item.id}/retry`)).body.error.code).toBe('conflict');
  });

  it('lists a connection that is paid through while no event arrives, until one does', async () => {
    const invoiceId = await at.finalizedInvoice();
    const chargeId = await at.tillCharge('100.00');
    await at.publish(at.needed({ key: `unmatched_event:${chargeId}`, kind: 'unmatched_event', charge_id: chargeId }));
    const [unmatched] = (await at.get('attention')).items;
    await at.post(`attention/${unmatched.id}/match`, { invoice_id: invoiceId });
    await at.settled();
    await at.passDays(2, 'connection.published');
    expect((await at.get('attention?kind=webhooks_silent')).items).toEqual([]);

    await at.passDays(2, 'connection.published');
    const [item] = await eventually(
      'the silence to be noticed',
      async () => (await at.get('attention?kind=webhooks_silent')).items,
      {
        until: (items) => items.length === 1,
      },
    );
    expect(item).toMatchObject({
      connection_id: at.connectionId,
      evidence: { ours: { last_event_at: null } },
      actions: ['dismiss'],
    });

    await at.hear('ch_of_today');
    await at.passDays(1, 'connection.published');
    await eventually('the row to close', () => at.get(`attention/${item.id}`), {
      until: ({ status }) => status === 'resolved',
    });
  });

  it('lists a refused key until one that works is saved', async () => {
    await at.publish(new ConnectionRefused({ connection_id: at.connectionId }));
    await at.settled();
    const [item] = (await at.get('attention')).items;
    expect(item).toMatchObject({ kind: 'connection_refused', connection_id: at.connectionId, actions: ['dismiss'] });
    expect((await at.post(`connections/${at.connectionId}/test`)).body.ok).toBe(true);
    await at.settled();
    expect((await at.get(`attention/${item.id}`)).status).toBe('resolved');
  });

  it('lists a refused key no longer once its connection is deleted', async () => {
    await at.publish(new ConnectionRefused({ connection_id: at.connectionId }));
    expect((await at.get('attention')).items).toMatchObject([{ kind: 'connection_refused' }]);
    const { key } = at.tenant.sandbox;
    expect((await at.app.call('delete', `connections/${at.connectionId}`, { key })).status).toBe(204);
    await at.settled();
    expect((await at.get('attention')).items).toEqual([]);
  });

  it('lists a payment that got no link, and tries the link again', async () => {
    const invoiceId = await at.finalizedInvoice();
    const fault = { operation: 'create_link', kind: 'status', status: 400, account: at.nomodKey, times: 1 };
    await at.control('POST', '/faults', fault);
    const refused = await at.askForLink(invoiceId);
    expect(refused.body.error.code).toBe('nomod_link_creation_failed');
    const { items } = await eventually('the payment to be listed', () => at.get('attention?kind=link_missing'), {
      until: ({ pagination }) => pagination.total === 1,
    });
    expect(items[0]).toMatchObject({ invoice_id: invoiceId, actions: ['retry', 'dismiss'] });
    expect((await at.post(`attention/${items[0].id}/retry`)).status).toBe(200);
    expect((await at.get(`payments/${items[0].payment_id}`)).payment_status).toBe('pending');
    await eventually('the row to be closed', () => at.get(`attention/${items[0].id}`), {
      until: ({ status }) => status === 'resolved',
    });
  });

  it('asks nobody about a card that was declined, and books nothing: the attempt, or the event, says so', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await at.hear((await at.control<{ id: string }>('POST', `/links/${linkId}/decline`, {})).id);
    expect(await at.get(`payments/${paymentId}`)).toMatchObject({
      payment_status: 'pending',
      captured_amount: '0.00',
      attempts: [{ attempt_number: 1 }],
    });
    await at.pushInvoices();
    const invoiceId = await at.finalizedInvoice();
    const { nomod_invoice_id: page } = await eventually('the page', () => at.get(`invoices/${invoiceId}/sync`), {
      until: ({ state }) => state === 'synced',
    });
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/invoices/${page}/decline`, {});
    await at.hear(chargeId);
    const [delivery] = (await at.get(`webhooks/deliveries?charge_id=${chargeId}`)).items;
    expect(delivery).toMatchObject({ result: 'ignored_not_paid', invoice_id: invoiceId });
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_paid: '0.00', payment_status: 'pending' });
    expect(await at.openKinds()).toEqual([]);
    const paying = await at.control<{ id: string }>('POST', `/invoices/${page}/pay`, { silent: true });
    await at.hear(paying.id);
    expect(await at.get(`invoices/${invoiceId}`)).toMatchObject({ amount_paid: '100.00', payment_status: 'succeeded' });
  });

  it('switches off a link that was enabled again at Nomod; a refusal is listed until the link is off', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await at.post(`payments/${paymentId}/void`);
    await eventually('the link to be off', () => at.get(`payments/${paymentId}`), {
      until: ({ link_state }) => link_state === 'disabled',
    });
    await at.control('POST', '/faults', { account: at.nomodKey, operation: 'edit_link', kind: 'status', status: 422 });
    await at.control('POST', `/links/${linkId}/enable`, {});
    await eventually('a person to be asked', () => at.openKinds(), { until: ([kind]) => kind === 'closing_refused' });
    await at.control('DELETE', '/faults', {});
    await at.sql(`update payments set updated_at = now() - interval '11 minutes' where id = $1`, paymentId);
    await eventually('the row to be closed', () => at.openKinds(), { until: (kinds) => kinds.length === 0 });
    expect(await at.get(`payments/${paymentId}`)).toMatchObject({ link_state: 'disabled' });
  }, 30_000);

  it('syncs again what Nomod refused, and the row closes', async () => {
    await at.pushInvoices();
    const fault = { operation: 'create_invoice', kind: 'status', status: 422, account: at.nomodKey, times: 1 };
    await at.control('POST', '/faults', fault);
    const invoiceId = await at.finalizedInvoice();
    await at.settled();
    const [item] = (await at.get('attention')).items;
    expect(item).toMatchObject({ kind: 'sync_failed', invoice_id: invoiceId, actions: ['retry', 'dismiss'] });
    expect((await at.post(`attention/${item.id}/retry`)).status).toBe(200);
    await at.settled();
    expect((await at.get(`invoices/${invoiceId}/sync`)).state).toBe('synced');
    expect((await at.get(`attention/${item.id}`)).status).toBe('resolved');
  });
});
