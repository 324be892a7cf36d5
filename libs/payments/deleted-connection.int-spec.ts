import { LinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

let links: LinkApp;
let seller: Seller;

beforeAll(async () => {
  links = await LinkApp.start();
}, 60_000);
beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);
afterAll(async () => {
  await links.stop();
});

const payUnseen = (linkId: string) => seller.control('POST', `links/${linkId}/pay`, { silent: true });

describe('what was made through a connection that is deleted', () => {
  it.each([
    ['before', [() => seller.connectAnother(), () => seller.deleteConnection()]],
    ['afterwards', [() => seller.deleteConnection(), () => seller.connectAnother()]],
  ])(
    'is looked after by another one to the same account, made %s',
    async (_when, acts) => {
      const paid = await seller.link(await seller.bill());
      const invoiceId = await seller.bill();
      await seller.link(invoiceId);
      for (const act of acts) await act();
      await payUnseen(paid.gateway_tracking_id ?? '');
      await seller.reached(paid.id, 'succeeded');
      expect(await seller.send('post', `payments/${paid.id}/refund`, { full: true })).toMatchObject({ status: 200 });
      await seller.post(`invoices/${invoiceId}/void`);
      await seller.withoutLiveLinks();
      await seller.mustPassAudit();
    },
    40_000,
  );

  it('is left alone by one to another account', async () => {
    const { id } = await seller.link(await seller.bill());
    await seller.connectAnother('sk_test_deleted.another');
    await seller.deleteConnection();
    expect(await seller.send('post', `payments/${id}/check`)).toMatchObject({
      status: 400,
      body: { code: 'connection_not_published' },
    });
  }, 20_000);
});
