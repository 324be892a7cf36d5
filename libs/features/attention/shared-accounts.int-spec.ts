import { Connections } from '@remit/connections';
import { EventBus } from '@remit/domain-events';
import { PaymentGateway, toChargeFacts } from '@remit/gateway';
import { chargeReadingEvent } from '@remit/payments';
import type { TestTenant } from '../../../test/support/feature-app';
import { AttentionApp, useAttentionApp } from './spec-support/attention-app';

const at = useAttentionApp();

let keys = 0;

/** A further environment on the Nomod account of `at`. */
class Neighbour {
  connectionId = '';

  constructor(
    readonly tenant: TestTenant,
    private readonly apiKey: string,
  ) {}

  static async join(tenant: TestTenant, { sameKey = false } = {}): Promise<Neighbour> {
    const key = sameKey ? at.nomodKey : `sk_neighbour.${(keys += 1)}`;
    if (!sameKey) await at.control('POST', `/accounts/${at.nomodKey}/keys`, { key });
    const neighbour = new Neighbour(tenant, tenant.production.key);
    const { body } = await neighbour.post('connections', {
      name: 'Secret name of the neighbour',
      provider_type: 'nomod',
      api_key: key,
      webhook_secret: AttentionApp.relaySecret,
      status: 'published',
      ...(sameKey && { confirm_mode: 'test key in production' }),
    });
    neighbour.connectionId = body.id;
    await at.settled();
    return neighbour;
  }

  post(path: string, body: object = {}) {
    return at.app.call('post', path, { key: this.apiKey, body });
  }

  async get(path: string) {
    return (await at.app.call('get', path, { key: this.apiKey })).body;
  }

  delete(path: string) {
    return at.app.call('delete', path, { key: this.apiKey });
  }

  async rows(kind: string) {
    return (await this.get(`attention?kind=${kind}`)).items;
  }

  async invoice(): Promise<string> {
    const external_id = `neighbour-${(keys += 1)}`;
    const customer = await this.post('customers', { external_id, name: 'Acme', email: 'a@example.com' });
    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const { body } = await this.post('invoices', { customer_id: customer.body.id, currency: 'AED', line_items });
    await this.post(`invoices/${body.id}/finalize`);
    return body.id;
  }

  /** A row that asks which invoice a charge paid. */
  async unmatched(charge_id: string): Promise<string> {
    const scope = { tenantId: this.tenant.id, environmentId: this.tenant.production.id };
    await at.app.inScope(scope, () => at.app.get(EventBus).publish(unmatched(charge_id, this.connectionId)));
    await at.settled();
    return (await this.rows('unmatched_event'))[0].id;
  }
}

const unmatched = (charge_id: string, connection_id: string) =>
  at.needed({ key: `unmatched_event:${charge_id}`, kind: 'unmatched_event', charge_id, connection_id });

const own = async (kind: string) => (await at.get(`attention?kind=${kind}`)).items;
const ownConnection = () => at.get(`connections/${at.connectionId}`);

describe('two environments on one Nomod account', () => {
  it('are told of each other once, by what one made and the other sees; archiving one closes both rows, as the rows advise', async () => {
    await at.payableLink();
    const neighbour = await Neighbour.join(at.tenant);
    await neighbour.post(`connections/${neighbour.connectionId}/unpublish`);
    await neighbour.post(`connections/${neighbour.connectionId}/publish`);
    await at.settled();
    const shared = (environment_id: string, connection_id: string) => [
      { with: 'other_environment', environment_id, connection_id, seen_at: expect.any(String) },
    ];
    expect((await ownConnection()).shared_account).toEqual(shared(at.tenant.production.id, neighbour.connectionId));
    expect((await neighbour.get(`connections/${neighbour.connectionId}`)).shared_account).toEqual(
      shared(at.tenant.sandbox.id, at.connectionId),
    );
    expect(await own('account_shared')).toMatchObject([{ connection_id: at.connectionId }]);
    expect(await neighbour.rows('account_shared')).toHaveLength(1);

    expect((await neighbour.delete(`connections/${neighbour.connectionId}`)).status).toBe(204);
    await at.settled();
    expect(await own('account_shared')).toEqual([]);
    expect(await neighbour.rows('account_shared')).toEqual([]);
    expect((await ownConnection()).shared_account).toEqual([]);
  }, 30_000);

  it('of two tenants are told too, by the same key, and nothing of one is shown to the other', async () => {
    const stranger = await at.app.newTenant();
    const neighbour = await Neighbour.join(stranger, { sameKey: true });
    const connection = await ownConnection();
    expect(connection.shared_account).toMatchObject([
      { with: 'other_tenant', environment_id: null, connection_id: null },
    ]);
    const [row] = await own('account_shared');
    const told = JSON.stringify([connection, row]);
    for (const secret of [stranger.id, stranger.production.id, neighbour.connectionId, 'Secret name'])
      expect(told).not.toContain(secret);
    expect(await neighbour.rows('account_shared')).toHaveLength(1);
  }, 30_000);

  it('are not told of each other any more when one is archived while Nomod is asked', async () => {
    await at.settled();
    const slowly = { account: at.nomodKey, operation: 'list_links', kind: 'delay', delay_ms: 800, times: 1 };
    await at.control('POST', '/faults', slowly);
    const { production } = at.tenant;
    const body = { name: 'Brief', provider_type: 'nomod', api_key: at.nomodKey, status: 'published' };
    const brief = { ...body, confirm_mode: 'test key in production' };
    const { id } = (await at.app.call('post', 'connections', { key: production.key, body: brief })).body;
    expect((await at.app.call('delete', `connections/${id}`, { key: production.key })).status).toBe(204);
    await at.settled();
    expect(await own('account_shared')).toEqual([]);
    expect((await ownConnection()).shared_account).toEqual([]);
  }, 30_000);

  it('of two accounts are not', async () => {
    await at.payableLink();
    const stranger = await at.app.newTenant();
    await at.app.call('post', 'connections', {
      key: stranger.production.key,
      body: { name: 'Nomod', provider_type: 'nomod', api_key: `sk_alone.${(keys += 1)}`, status: 'published' },
    });
    await at.settled();
    expect((await ownConnection()).shared_account).toEqual([]);
    expect(await own('account_shared')).toEqual([]);
  }, 30_000);
});

describe('a charge of an account that two environments use', () => {
  it('is booked by one of them, also when both match it at the same instant', async () => {
    const neighbour = await Neighbour.join(at.tenant);
    for (let round = 0; round < 4; round += 1) {
      const charge_id = await at.tillCharge('100.00');
      await at.publish(unmatched(charge_id, at.connectionId));
      const [row] = await own('unmatched_event');
      const theirs = await neighbour.unmatched(charge_id);
      const [invoice, other] = [await at.finalizedInvoice(), await neighbour.invoice()];
      const answers = await Promise.all([
        at.post(`attention/${row.id}/match`, { invoice_id: invoice, charge_id }),
        neighbour.post(`attention/${theirs}/match`, { invoice_id: other, charge_id }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      await at.settled();
      const paid = [
        (await at.get(`invoices/${invoice}`)).amount_paid,
        (await neighbour.get(`invoices/${other}`)).amount_paid,
      ];
      expect(paid.toSorted()).toEqual(['0.00', '100.00']);
      const [lost, of] = answers[0].status === 409 ? [row.id, at] : [theirs, neighbour];
      await of.post(`attention/${lost}/dismiss`, { note: 'Theirs' });
    }
    expect((await at.get('audit')).ok).toBe(true);
    expect((await neighbour.get('audit')).ok).toBe(true);
  }, 60_000);

  it('that another one booked pays no link here: a person is asked, and the advice works', async () => {
    const neighbour = await Neighbour.join(at.tenant);
    const { paymentId, invoiceId } = await at.payableLink();
    const charge_id = await at.tillCharge('100.00');
    const theirs = await neighbour.unmatched(charge_id);
    const booked = await neighbour.post(`attention/${theirs}/match`, {
      invoice_id: await neighbour.invoice(),
      charge_id,
    });
    expect(booked.status).toBe(200);
    await at.settled();

    const credentials = await at.app.get(Connections).credentials(at.scope, at.connectionId);
    const facts = toChargeFacts(await at.app.get(PaymentGateway).getCharge(credentials, charge_id));
    await at.publish(chargeReadingEvent({ id: paymentId, invoiceId }, facts, 'check'));
    const [row] = await own('charge_elsewhere');
    expect(row).toMatchObject({
      payment_id: paymentId,
      charge_id,
      evidence: { ours: { booked_in: at.tenant.production.id } },
    });
    expect((await at.get(`payments/${paymentId}`)).payment_status).toBe('pending');

    const offline = await at.post('payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'offline',
      amount: '100.00',
      currency: 'AED',
      reference_id: charge_id,
    });
    expect(offline.status).toBe(201);
    await at.post(`attention/${row.id}/dismiss`, { note: 'Recorded by hand' });
    await at.settled();
    expect((await at.get(`invoices/${invoiceId}`)).payment_status).toBe('succeeded');
    expect((await at.get('audit')).ok).toBe(true);
  }, 60_000);
});
