import { NomodHabits } from '@remit/connections';
import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

const links = useLinkApp();
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

/** A voided payment whose link is disabled. */
async function closed(): Promise<{ id: string; linkId: string }> {
  const { id, gateway_tracking_id: linkId } = await seller.link(await seller.bill());
  await seller.post(`payments/${id}/void`);
  await untilOff(id);
  return { id, linkId: String(linkId) };
}

const untilOff = (paymentId: string) =>
  eventually('the link to be known to be off', () => links.linkState(seller, paymentId), {
    until: (state) => state === 'disabled',
    timeoutMs: 15_000,
  });

const enable = (linkId: string) => seller.control('POST', `links/${linkId}/enable`);

it('a link of a voided payment that a colleague enables at Nomod is switched off again, as often as it is enabled', async () => {
  const { id, linkId } = await closed();
  const [shown] = (await seller.atNomod()).links;
  expect(shown?.title).toMatch(/^VOIDED Acme INV-/);
  for (let times = 0; times < 2; times += 1) {
    await enable(linkId);
    await seller.withoutLiveLinks();
    await untilOff(id);
  }
  expect((await seller.payment(id)).payment_status).toBe('voided');
}, 40_000);

it('what was paid on it meanwhile is booked', async () => {
  const { linkId } = await closed();
  await enable(linkId);
  await seller.control('POST', `links/${linkId}/pay`, { silent: true });
  await eventually('the money to be booked', () => seller.get<{ items: { payment_status: string }[] }>('payments'), {
    until: ({ items }) => items.some(({ payment_status }) => payment_status === 'succeeded'),
    timeoutMs: 20_000,
  });
  await seller.mustPassAudit();
}, 40_000);

it('one that a colleague had disabled before is marked all the same', async () => {
  const { id, gateway_tracking_id: linkId } = await seller.link(await seller.bill());
  await seller.called('edit_link');
  await seller.control('POST', `links/${linkId}/disable`);
  await seller.post(`payments/${id}/void`);
  await untilOff(id);
  await enable(String(linkId));
  await seller.withoutLiveLinks();
}, 40_000);

it('a sweep costs one call for it, and none where titles are not searched', async () => {
  await closed();
  const searched = () => seller.calls('list_links');
  const before = await searched();
  await eventually('sweeps to search', searched, { until: (calls) => calls > before + 1, timeoutMs: 20_000 });
  await links.app.get(NomodHabits).note(seller.scope, seller.connectionId, { search_title: 'no' }, 'probe');
  const swept = () => seller.calls('list_charges');
  const begun = await swept();
  await eventually('a sweep that knows', swept, { until: (calls) => calls > begun + 2, timeoutMs: 20_000 });
  const known = await searched();
  await eventually('further sweeps', swept, { until: (calls) => calls > begun + 8, timeoutMs: 60_000 });
  expect(await searched()).toBe(known);
}, 120_000);
