import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

const links = useLinkApp();
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

describe('the key of another Nomod account', () => {
  it('is refused when the connection made a link, which then can still be switched off', async () => {
    const invoiceId = await seller.bill();
    const { gateway_tracking_id } = await seller.link(invoiceId);
    expect(await seller.saveKey('sk_test_another_account.1')).toMatchObject({
      status: 400,
      body: { error: { param: 'api_key', message: expect.stringContaining('another Nomod account') } },
    });
    expect((await seller.liveLinks()).map(({ id }) => id)).toEqual([gateway_tracking_id]);
    await seller.post(`invoices/${invoiceId}/void`);
    await seller.withoutLiveLinks();
  }, 30_000);

  it('is refused when the earlier key no longer works', async () => {
    await seller.link(await seller.bill());
    await seller.control('POST', `accounts/${seller.nomodKey}/revoke`);
    expect((await seller.saveKey('sk_test_another_account.2')).status).toBe(400);
  }, 30_000);

  it('is accepted while the connection has made nothing', async () => {
    expect((await seller.saveKey('sk_test_another_account.3')).status).toBe(200);
  });
});

it('a further key of the same account is accepted, also when nothing that can be read is left there', async () => {
  const { gateway_tracking_id: kept } = await seller.link(await seller.bill());
  const { gateway_tracking_id: deleted } = await seller.link(await seller.bill());
  await seller.control('DELETE', `links/${deleted}`);
  const { gateway_tracking_id: odd } = await seller.link(await seller.bill());
  await seller.control('POST', `links/${odd}/oddities`, { kind: 'total_as_number' });
  const { gateway_tracking_id: nameless } = await seller.link(await seller.bill());
  await seller.control('POST', `links/${nameless}/oddities`, { kind: 'row_as_null' });
  expect((await seller.saveKey(await seller.secondKey())).status).toBe(200);
  await seller.control('DELETE', `links/${kept}`);
  expect((await seller.saveKey(seller.nomodKey)).status).toBe(200);
  expect((await seller.saveKey('sk_test_another_account.4')).status).toBe(400);
  for (const id of [odd, nameless]) await seller.control('DELETE', `links/${id}`);
  expect((await seller.saveKey(`${seller.nomodKey}.third`)).status).toBe(200);
}, 30_000);
