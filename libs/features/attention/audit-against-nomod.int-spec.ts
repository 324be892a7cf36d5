import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

describe('the audit against Nomod', () => {
  const at = useAttentionApp();

  const audit = (query = '') => at.get(`audit?against=nomod${query}`);
  const rows = () => at.get('attention?kind=books_differ');

  async function paidLink(): Promise<{ paymentId: string; linkId: string; chargeId: string }> {
    const { paymentId, linkId } = await at.payableLink();
    const { id: chargeId } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { silent: true });
    await eventually('the payment', () => at.get(`payments/${paymentId}`), {
      until: ({ payment_status }) => payment_status === 'succeeded',
    });
    await at.settled();
    return { paymentId, linkId, chargeId };
  }

  const standStill = () => at.standStill();
  const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

  it('says that both agree, whatever else happens on the account', async () => {
    await paidLink();
    await at.payableLink();
    await standStill();
    await at.control('POST', `/accounts/${at.nomodKey}/charges`, { amount: '100.00', created: anHourAgo() });
    const { ok, against_nomod: against } = await audit();
    expect(against).toMatchObject({
      ok: true,
      complete: true,
      differences: [],
      connections: [{ charges: 2, links: 1 }],
    });
    expect(ok).toBe(true);
    expect(await at.get('audit')).not.toHaveProperty('against_nomod');
  });

  it('names another total and other refunds with both sides', async () => {
    const { paymentId, chargeId } = await paidLink();
    await standStill();
    await at.control('PATCH', `/charges/${chargeId}`, {
      status: 'partially_refunded',
      refund_total: '30.000',
    });
    const { ok, against_nomod: against } = await audit();
    expect(ok).toBe(false);
    expect(against.differences).toEqual([
      expect.objectContaining({
        object: 'charge',
        object_id: chargeId,
        payment_id: paymentId,
        ours: expect.objectContaining({ total: '100.00', refunded: '0.00' }),
        nomods: expect.objectContaining({ total: '100.00', refunded: '30.00' }),
      }),
    ]);
    await at.control('PATCH', `/charges/${chargeId}`, { status: 'paid', refund_total: '0.000', total: '90.000' });
    expect((await audit()).against_nomod.differences).toMatchObject([
      { ours: { total: '100.00' }, nomods: { total: '90.00' } },
    ]);
  });

  it('names money on our link that is not booked', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await standStill();
    const { id } = await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, {
      silent: true,
      created: anHourAgo(),
    });
    expect((await audit()).against_nomod.differences).toContainEqual(
      expect.objectContaining({ object: 'charge', object_id: id, payment_id: paymentId }),
    );
  });

  it('names a booked charge that Nomod does not have, also when it is in no list', async () => {
    const { paymentId, chargeId } = await paidLink();
    await standStill();
    await at.sql(
      `update payments set gateway_payment_id = 'gone' where tenant_id = $1 and id = $2`,
      at.tenant.id,
      paymentId,
    );
    const { differences } = (await audit()).against_nomod;
    expect(differences).toContainEqual(
      expect.objectContaining({ object_id: 'gone', nomods: expect.objectContaining({ status: 'does not exist' }) }),
    );
    expect(differences).not.toContainEqual(expect.objectContaining({ object_id: chargeId, payment_id: null }));
  });

  it('names a second payment of a pushed invoice that nothing told of', async () => {
    await at.pushInvoices();
    const invoiceId = await at.finalizedInvoice();
    const { nomod_invoice_id } = await eventually('the invoice', () => at.get(`invoices/${invoiceId}/sync`), {
      until: ({ state }) => state === 'synced',
    });
    await at.control('POST', `/invoices/${nomod_invoice_id}/pay`, { silent: true });
    await eventually('the payment', () => at.get(`invoices/${invoiceId}`), {
      until: ({ payment_status }) => payment_status === 'succeeded',
    });
    await standStill();
    const again = { silent: true, force: true, created: anHourAgo() };
    const { id } = await at.control<{ id: string }>('POST', `/invoices/${nomod_invoice_id}/pay`, again);
    expect((await audit()).against_nomod.differences).toEqual([
      expect.objectContaining({ object: 'charge', object_id: id, invoice_id: invoiceId, payment_id: null }),
    ]);
  });

  it('names a link that is to be switched off and can still be paid', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await standStill();
    await at.sql(
      `update payments set payment_status = 'voided', voided_at = now(), link_state = 'closing' where tenant_id = $1 and id = $2`,
      at.tenant.id,
      paymentId,
    );
    expect((await audit()).against_nomod.differences).toContainEqual(
      expect.objectContaining({ object: 'link', object_id: linkId, nomods: { link_status: 'enabled' } }),
    );
  });

  it('says what could not be compared', async () => {
    const { chargeId } = await paidLink();
    await standStill();
    await at.control('POST', `/charges/${chargeId}/oddities`, { kind: 'total_as_number', in: 'both' });
    expect((await audit()).against_nomod).toMatchObject({ ok: false, complete: false });
    expect((await audit()).against_nomod.connections[0].reason).toContain(chargeId);
  });

  it('says that nobody looks after what a deleted connection made, and compares it once the account is connected again', async () => {
    const { paymentId } = await paidLink();
    await standStill();
    const deleted = await at.app.call('delete', `connections/${at.connectionId}?switch_off=true`, {
      key: at.tenant.sandbox.key,
    });
    expect(deleted.status).toBe(204);
    await standStill();
    // What is booked and does not exist at Nomod: a sweep finds other differences as soon as the account is connected
    // again.
    await at.sql(
      `update payments set gateway_payment_id = 'gone' where tenant_id = $1 and id = $2`,
      at.tenant.id,
      paymentId,
    );
    const abandoned = await audit();
    expect(abandoned).toMatchObject({ ok: false, against_nomod: { ok: false, complete: false } });
    const [compared] = abandoned.against_nomod.connections;
    expect(compared).toMatchObject({ connection_id: at.connectionId, complete: false });
    expect(compared.reason).toContain('Connect that account again');

    const again = { name: 'Again', provider_type: 'nomod', api_key: at.nomodKey, webhook_secret: 'again-secret-1234' };
    await at.post('connections', { ...again, status: 'published' });
    await eventually('the account to be compared', audit, { until: ({ against_nomod }) => against_nomod.complete });
    expect((await audit()).against_nomod.differences).toContainEqual(
      expect.objectContaining({
        object_id: 'gone',
        payment_id: paymentId,
        nomods: expect.objectContaining({ status: 'does not exist' }),
      }),
    );
  });

  it('runs in one series for each connection, however often it was published', async () => {
    const [connection] = (await at.get('connections')).items;
    for (let again = 0; again < 3; again += 1) {
      await at.post(`connections/${connection.id}/unpublish`);
      await at.post(`connections/${connection.id}/publish`);
    }
    const waiting = () =>
      at.sql(
        `select 1 from event_deliveries d join domain_events e on e.id = d.event_id and e.tenant_id = d.tenant_id
         where d.tenant_id = $1 and e.type = 'connection.published' and d.status = 'pending'
           and d.subscriber in ('audit-connection-when-connection-published', 'watch-webhooks-when-connection-published',
             'recognise-account-when-connection-published')`,
        at.tenant.id,
      );
    await at.settled();
    expect(await waiting()).toBe(12);
    const aDayLater = async () => {
      await at.passDays(1, 'connection.published');
      await at.settled();
      return waiting();
    };
    await eventually('one series of each kind to be left', aDayLater, { until: (count) => count === 3 });
    expect(await aDayLater()).toBe(3);
  });

  it('refuses a period that ends before it begins', async () => {
    expect((await audit('&from=2026-02-01&to=2026-01-01')).error).toMatchObject({ param: 'from' });
  });

  it('runs by itself, lists what it sees twice, and closes the row once the difference is gone', async () => {
    const { linkId, paymentId } = await at.payableLink();
    await at.post(`payments/${paymentId}/void`);
    await at.settled();
    await standStill();
    // What a colleague does in Nomod's dashboard: under its own name the sweep would see it.
    await at.control('PATCH', `/links/${linkId}`, { title: 'Renamed by a colleague' });
    await at.control('POST', `/links/${linkId}/enable`, {});
    const run = async () => {
      await at.passDays(1, 'connection.published');
      await at.settled();
    };
    await run();
    await eventually(
      'a row for the link',
      async () => {
        await run();
        return rows();
      },
      { until: ({ items }) => items.length === 1 },
    );
    expect((await rows()).items[0]).toMatchObject({
      payment_id: paymentId,
      evidence: { ours: { payment_status: 'voided' }, nomods: { object_id: linkId, link_status: 'enabled' } },
    });
    await at.control('POST', `/links/${linkId}/disable`, {});
    await eventually(
      'no row',
      async () => {
        await run();
        return rows();
      },
      { until: ({ items }) => items.length === 0 },
    );
  }, 20_000);
});
