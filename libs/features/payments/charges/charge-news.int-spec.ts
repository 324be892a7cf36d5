import type { Scope } from '@remit/database';
import { chargeFacts } from '../../../../test/support/charge-facts';
import { Payments } from '../payments';
import { useLinkApp } from '../spec-support/link-app';

const paid = chargeFacts();

describe('readings of a charge', () => {
  const links = useLinkApp();
  let scope: Scope;

  beforeAll(async () => {
    const tenant = await links.app.newTenant();
    scope = { tenantId: tenant.id, environmentId: tenant.sandbox.id };
  }, 60_000);

  it('that come together are news once, and again when one of them says more', async () => {
    const readings = [
      paid,
      chargeFacts(),
      { ...paid, charge_id: 'ch_2' },
      chargeFacts({ status: 'refunded', refund_total_minor: '10000' }),
      paid,
    ];
    const news = await links.app.inScope(scope, () =>
      Promise.all(readings.map((facts) => links.app.get(Payments).isUnrecorded(facts))),
    );
    expect(news).toEqual([true, false, true, true, false]);
  });
});
