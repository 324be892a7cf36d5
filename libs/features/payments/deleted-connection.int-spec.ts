import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

const links = useLinkApp();
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

const payUnseen = (linkId: string) => seller.control('POST', `links/${linkId}/pay`, { silent: true });

describe('what was made through a connection that is deleted', () => {
  it('is looked after by another one to the same account, made before', async () => {
    const paid = await seller.link(await seller.bill());
    const invoiceId = await seller.bill();
    await seller.link(invoiceId);
    await seller.connectTo(await seller.secondKey());
    await seller.deleteConnection();
    await payUnseen(paid.gateway_tracking_id ?? '');
    await seller.reached(paid.id, 'succeeded');
    expect(await seller.send('post', `payments/${paid.id}/refund`, { full: true })).toMatchObject({ status: 200 });
    await seller.post(`invoices/${invoiceId}/void`);
    await seller.withoutLiveLinks();
    await seller.mustPassAudit();
  }, 40_000);

  it('is looked after by one made afterwards, when all of it was paid', async () => {
    const paid = await seller.link(await seller.bill());
    await payUnseen(paid.gateway_tracking_id ?? '');
    await seller.reached(paid.id, 'succeeded');
    await seller.deleteConnection();
    await seller.connectTo(await seller.secondKey());
    const refund = () => seller.send('post', `payments/${paid.id}/refund`, { full: true });
    await eventually('the refund to be made', refund, { until: ({ status }) => status === 200, timeoutMs: 15_000 });
    await seller.reached(paid.id, 'refunded');
    await seller.mustPassAudit();
  }, 40_000);

  it('is left alone by one to another account', async () => {
    const { id, gateway_tracking_id } = await seller.link(await seller.bill());
    await payUnseen(gateway_tracking_id ?? '');
    await seller.reached(id, 'succeeded');
    await seller.connectTo('sk_test_deleted.another');
    await seller.deleteConnection();
    expect(await seller.send('post', `payments/${id}/check`)).toMatchObject({
      status: 400,
      body: { code: 'connection_not_published' },
    });
  }, 20_000);
});
