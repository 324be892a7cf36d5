import type { PaymentDeadlineSet, Recorded } from '@remit/domain-events';
import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { PaymentBody, Seller } from './spec-support/seller';
import { ExpirePaymentWhenPaymentDeadlineSet } from './subscribers/expire-payment-when-payment-deadline-set.subscriber';

type Expiring = PaymentBody & { readonly expires_at: string | null };

// Long enough that no sweep runs during a test.
const links = useLinkApp({ pollIntervalSeconds: 600 });
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

async function expiring(invoiceId: string, seconds: number): Promise<Expiring> {
  const { status, body } = await seller.askForLink(invoiceId, { expires_at: inSeconds(seconds) });
  if (status !== 201) throw new Error(`The link was answered ${status} ${JSON.stringify(body)}`);
  return body as Expiring;
}

const told = async (paymentId: string) =>
  (await seller.get<{ items: { type: string }[] }>(`payments/${paymentId}/timeline`)).items.map(({ type }) => type);

describe('a link with a deadline', () => {
  it('is switched off then, and a new one can be made; a charge that Nomod shows only afterwards still pays it', async () => {
    const invoiceId = await seller.bill();
    const first = await expiring(invoiceId, 1);
    expect(first).toMatchObject({ payment_status: 'pending', payment_url: expect.any(String) });
    expect(await seller.calls('edit_link')).toBe(0);
    expect(await seller.reached(first.id, 'expired')).toMatchObject({ payment_url: null, link_state: 'disabled' });
    expect(await seller.liveLinks()).toEqual([]);
    expect(await told(first.id)).toEqual(expect.arrayContaining(['payment.deadline_set', 'payment.expired']));
    const second = await seller.link(invoiceId);
    expect(second).toMatchObject({ payment_status: 'pending', expires_at: null });
    await seller.control('POST', `links/${first.gateway_tracking_id}/enable`);
    await seller.control('POST', `links/${first.gateway_tracking_id}/pay`, { silent: true });
    await seller.post(`payments/${first.id}/check`);
    await seller.reached(first.id, 'succeeded');
    await seller.reached(second.id, 'voided');
    expect(await seller.get(`invoices/${invoiceId}`)).toMatchObject({ payment_status: 'succeeded' });
    await seller.mustPassAudit();
  }, 30_000);

  it('is paid by what was taken before, though nobody told us, and never expires then', async () => {
    const first = await expiring(await seller.bill(), 1);
    await seller.control('POST', `links/${first.gateway_tracking_id}/pay`, { silent: true });
    await seller.reached(first.id, 'succeeded');
    expect(await told(first.id)).not.toContain('payment.expired');
    await seller.mustPassAudit();
  }, 30_000);

  it('is not handed out while Nomod does not switch it off, and expires once it does; one that was voided stays so', async () => {
    const [invoiceId, otherId] = [await seller.bill(), await seller.bill()];
    await seller.fault({ operation: 'edit_link', kind: 'status', status: 503, times: 2 });
    const otherDeadline = Date.now() + 4_000;
    const other = await expiring(otherId, 4);
    const first = await expiring(invoiceId, 1.2);
    await seller.post(`payments/${other.id}/void`);
    await seller.without(first.id, 'payment_url');
    expect((await seller.payment(first.id)).payment_status).toBe('pending');
    await seller.reached(first.id, 'expired');
    await eventually('both links to be switched off', async () => (await seller.liveLinks()).length === 0);
    await eventually('the other deadline to pass', () => Date.now() > otherDeadline);
    expect((await seller.payment(other.id)).payment_status).toBe('voided');
  }, 30_000);

  it('can be paid until then, also when the work that waits for it is given up before', async () => {
    const { id } = await expiring(await seller.bill(), 600);
    const event = { payload: { payment_id: id } } as Recorded<PaymentDeadlineSet>;
    await links.app.inScope(seller.scope, () => links.app.get(ExpirePaymentWhenPaymentDeadlineSet).giveUp(event));
    expect(await seller.payment(id)).toMatchObject({ payment_status: 'pending', payment_url: expect.any(String) });
  });
});

it('gets its deadline from the connection, unless its request says otherwise', async () => {
  await seller.send('put', `connections/${seller.connectionId}`, { link_expires_after_hours: 72 });
  const byConnection = (await seller.link(await seller.bill())) as Expiring;
  const hours = (Date.parse(byConnection.expires_at ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(71.9);
  expect(hours).toBeLessThan(72.1);
  const own = inSeconds(600);
  const { body } = await seller.askForLink(await seller.bill(), { expires_at: own });
  expect(body).toMatchObject({ expires_at: own });
  const past = await seller.askForLink(await seller.bill(), { expires_at: inSeconds(-1) });
  expect(past).toMatchObject({ status: 400, body: { error: { param: 'expires_at' } } });
}, 30_000);

it('is refused a deadline when the invoice is paid on its own page at Nomod', async () => {
  const pushing = await links.newSeller({ pushesInvoices: true });
  const invoiceId = await pushing.bill();
  await pushing.synced(invoiceId);
  const { status, body } = await pushing.askForLink(invoiceId, { expires_at: inSeconds(600) });
  expect({ status, body }).toMatchObject({ status: 409, body: { error: { param: 'expires_at' } } });
  await pushing.send('put', `connections/${pushing.connectionId}`, { link_expires_after_hours: 1 });
  expect(await pushing.link(invoiceId)).toMatchObject({ payment_status: 'pending', expires_at: null });
}, 30_000);
