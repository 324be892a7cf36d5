import type { Scope } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import { Payments } from '../payments';
import { LinkApp } from '../spec-support/link-app';

const paid: ChargeFacts = {
  charge_id: 'ch_1',
  status: 'paid',
  created_at: '2026-11-28T10:00:00.000Z',
  currency: 'AED',
  total_minor: '10000',
  refund_total_minor: '0',
  tip_minor: '0',
  service_fee_minor: '0',
  tax_minor: '0',
  original_currency: null,
  original_total_minor: null,
  link_id: 'lnk_1',
  customer_id: null,
  payment_method: null,
};

describe('readings of a charge', () => {
  let links: LinkApp;
  let scope: Scope;

  beforeAll(async () => {
    links = await LinkApp.start();
    const tenant = await links.app.newTenant();
    scope = { tenantId: tenant.id, environmentId: tenant.sandbox.id };
  }, 60_000);
  afterAll(() => links.stop());

  it('that come together are news once, and again when one of them says more', async () => {
    const readings = [
      paid,
      paid,
      { ...paid, charge_id: 'ch_2' },
      { ...paid, status: 'refunded', refund_total_minor: '10000' },
      paid,
    ];
    const news = await links.app.inScope(scope, () =>
      Promise.all(readings.map((facts) => links.app.get(Payments).isNews(facts))),
    );
    expect(news).toEqual([true, false, true, true, false]);
  });
});
