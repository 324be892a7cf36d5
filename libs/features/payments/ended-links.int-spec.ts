import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

const links = useLinkApp();
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

const ACTS = [
  ['disabled', 'POST', 'disable'],
  ['deleted', 'DELETE', ''],
  ['expired', 'POST', 'expire'],
] as const;

const end = (linkId: string | null, method: string, act: string) =>
  seller.control(method, `links/${linkId}${act && `/${act}`}`);

describe.each(ACTS)('a link that was %s at Nomod', (_, method, act) => {
  it('is not handed out after a check, and the next request makes one that can be paid', async () => {
    const invoiceId = await seller.bill();
    const first = await seller.link(invoiceId);
    await end(first.gateway_tracking_id, method, act);
    expect(await seller.post(`payments/${first.id}/check`)).toMatchObject({ payment_url: null });
    await mustBePayable(await seller.link(invoiceId), first.id);
  }, 30_000);

  it('is found by polling, and before it is handed out again', async () => {
    const invoiceId = await seller.bill();
    const first = await seller.link(invoiceId);
    await end(first.gateway_tracking_id, method, act);
    await seller.without(first.id, 'payment_url');
    await mustBePayable(await seller.link(invoiceId), first.id);
  }, 30_000);
});

it('that Nomod does not tell of is handed out as it is', async () => {
  const invoiceId = await seller.bill();
  const first = await seller.link(invoiceId);
  await seller.fault({ operation: 'get_link', kind: 'status', status: 500 });
  await seller.called('get_link');
  expect((await seller.askForLink(invoiceId)).body).toMatchObject({ id: first.id, payment_url: first.payment_url });
}, 30_000);

it('that was paid before it was deleted settles its payment', async () => {
  const invoiceId = await seller.bill();
  const first = await seller.link(invoiceId);
  await seller.control('POST', `links/${first.gateway_tracking_id}/pay`, { silent: true });
  await end(first.gateway_tracking_id, 'DELETE', '');
  await seller.post(`payments/${first.id}/check`);
  await seller.reached(first.id, 'succeeded');
  await seller.mustPassAudit();
}, 30_000);

async function mustBePayable(payment: { id: string; gateway_tracking_id: string | null }, replaced: string) {
  expect(payment).toMatchObject({ payment_status: 'pending', payment_url: expect.any(String) });
  expect(payment.id).not.toBe(replaced);
  expect((await seller.liveLinks()).map(({ id }) => id)).toEqual([payment.gateway_tracking_id]);
  expect((await seller.payment(replaced)).payment_status).toBe('voided');
  await seller.control('POST', `links/${payment.gateway_tracking_id}/pay`);
  await seller.post(`payments/${payment.id}/check`);
  await seller.reached(payment.id, 'succeeded');
  await seller.mustPassAudit();
}
