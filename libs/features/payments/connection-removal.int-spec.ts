import { Database } from '@remit/database';
import { eventually } from '../../../test/support/probe';
import { LinkHolder } from './links/link-holder';
import { useLinkApp } from './spec-support/link-app';
import type { PaymentBody, Seller } from './spec-support/seller';

const links = useLinkApp();
let seller: Seller;

beforeEach(async () => {
  seller = await links.newSeller();
}, 20_000);

const remove = (query = '') => seller.send('delete', `connections/${seller.connectionId}${query}`);
const pay = ({ gateway_tracking_id }: PaymentBody) =>
  seller.control('POST', `links/${gateway_tracking_id}/pay`, { silent: true });
const named = (invoiceId: string, connection_id: string) =>
  seller.askForLink(invoiceId, { metadata: { connection_id } });
const archived = (id = seller.connectionId) =>
  eventually('the connection to be archived', () => seller.connectionStatus(id), {
    until: (status) => status === 'archived',
    timeoutMs: 20_000,
  });

describe('deleting a connection', () => {
  it('is refused while a link is open; switched off as the refusal advises, the link is off and the connection archived', async () => {
    const payment = await seller.link(await seller.bill());
    const refused = await remove();
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      message: 'The connection still has 1 open link at Nomod.',
      details: { held: [{ object: 'open_link', count: 1, ids: [payment.id] }] },
      error: { hint: expect.stringContaining('?switch_off=true') },
    });
    expect(await seller.connectionStatus(seller.connectionId)).toBe('published');
    expect((await remove('?switch_off=true')).status).toBe(202);
    await archived();
    expect(await seller.liveLinks()).toEqual([]);
    expect((await seller.payment(payment.id)).payment_status).toBe('voided');
    await seller.mustPassAudit();
  }, 30_000);

  it('books what was paid before the link was off, also when Nomod shows it only afterwards', async () => {
    const payment = await seller.link(await seller.bill());
    await seller.control('PATCH', `accounts/${seller.nomodKey}/options`, { lookup_lag_ms: 800 });
    await pay(payment);
    await remove('?switch_off=true');
    await archived();
    const { items } = await seller.get<{ items: { payment_status: string; amount: string }[] }>('payments');
    expect(items.filter(({ payment_status }) => payment_status === 'succeeded')).toMatchObject([{ amount: '100.00' }]);
    await seller.mustPassAudit();
  }, 30_000);

  it('goes on when it is published again', async () => {
    await seller.fault({ operation: 'edit_link', kind: 'status', status: 503, times: 1_000 });
    const payment = await seller.link(await seller.bill());
    expect((await remove('?switch_off=true')).status).toBe(202);
    await seller.reached(payment.id, 'voided');
    await seller.post(`connections/${seller.connectionId}/publish`);
    await seller.control('DELETE', 'faults');
    await seller.withoutLiveLinks();
    const { id } = await seller.link(await seller.bill());
    await seller.reached(id, 'pending');
    expect(await seller.connectionStatus(seller.connectionId)).toBe('published');
  }, 30_000);

  it('is done as the refusal advises once another connection to the account is published, which then holds what was open', async () => {
    const payment = await seller.link(await seller.bill());
    expect((await remove()).status).toBe(409);
    const heir = await seller.connectTo(await seller.secondKey());
    expect((await remove()).status).toBe(204);
    const refused = await seller.send('delete', `connections/${heir}`);
    expect(refused).toMatchObject({ status: 409, body: { details: { held: [{ ids: [payment.id] }] } } });
    expect((await seller.send('delete', `connections/${heir}?switch_off=true`)).status).toBe(202);
    await archived(heir);
    expect(await seller.liveLinks()).toEqual([]);
  }, 30_000);

  it('is refused as well when the other connection is to another account', async () => {
    await seller.link(await seller.bill());
    await seller.connectTo(`sk_test_elsewhere${Date.now()}.secret`);
    expect((await remove()).status).toBe(409);
  }, 30_000);

  it('cancels a pushed invoice at Nomod first, and lists it for a person', async () => {
    await seller.pushInvoices();
    const invoiceId = await seller.bill();
    const { nomod_invoice_id } = await seller.synced(invoiceId);
    expect((await remove()).body.details).toMatchObject({ held: [{ object: 'open_invoice', ids: [invoiceId] }] });
    await remove('?switch_off=true');
    await archived();
    const atNomod = (await seller.atNomod()).invoices.find(({ id }) => id === nomod_invoice_id);
    expect(atNomod?.status).toBe('cancelled');
    expect(await seller.get(`invoices/${invoiceId}/sync`)).toMatchObject({ state: 'failed' });
    await seller.connectTo(await seller.secondKey(), { sync_config: { invoice: { outbound: true } } });
    await seller.post(`invoices/${invoiceId}/sync`);
    expect((await seller.synced(invoiceId)).nomod_invoice_id).not.toBe(nomod_invoice_id);
  }, 40_000);
});

describe('deleting a connection while something is under way', () => {
  it('keeps one of two to the same account that are deleted at once: it looks after the links of both', async () => {
    const payment = await seller.link(await seller.bill());
    const other = await seller.connectTo(await seller.secondKey());
    const { body: second } = await named(await seller.bill(), other);
    const answers = await Promise.all([remove(), seller.send('delete', `connections/${other}`)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    await pay(payment);
    await pay(second);
    await seller.reached(payment.id, 'succeeded');
    await seller.reached(second.id, 'succeeded');
  }, 40_000);

  it('switches a link off that Nomod made without telling', async () => {
    await seller.fault({ operation: 'create_link', times: 1, kind: 'timeout_after', ms: 900 });
    expect((await seller.askForLink(await seller.bill())).body.code).toBe('nomod_outcome_unknown');
    expect(await seller.liveLinks()).toHaveLength(1);
    expect((await remove('?switch_off=true')).status).toBe(202);
    await archived();
    expect(await seller.liveLinks()).toEqual([]);
  }, 30_000);

  it('shows no link that was made in spite of it', async () => {
    const payment = await seller.link(await seller.bill());
    const database = links.app.get(Database);
    const archive = `update connections set status = 'archived', api_key = null where id = $1`;
    await links.app.inScope(seller.scope, () => database.manager.query(archive, [seller.connectionId]));
    expect((await seller.reached(payment.id, 'voided')).payment_url).toBeNull();
  }, 30_000);

  it('is not held up by one invoice that Nomod does not cancel: the others are', async () => {
    await seller.pushInvoices();
    const [stuck, other] = [await seller.bill(), await seller.bill()];
    const path = `*${(await seller.synced(stuck)).nomod_invoice_id}*`;
    const { nomod_invoice_id } = await seller.synced(other);
    await seller.fault({ operation: 'edit_invoice', path, kind: 'status', status: 400, times: 1_000 });
    expect((await remove('?switch_off=true')).status).toBe(202);
    const statusOfOther = async () =>
      (await seller.atNomod()).invoices.find(({ id }) => id === nomod_invoice_id)?.status;
    await eventually('the other invoice to be cancelled', statusOfOther, {
      until: (status) => status === 'cancelled',
      timeoutMs: 20_000,
    });
    expect(await seller.connectionStatus(seller.connectionId)).toBe('draft');
  }, 40_000);

  it('leaves what was paid to a connection that is published meanwhile, which can give it back', async () => {
    const paid = await seller.link(await seller.bill());
    await pay(paid);
    await seller.reached(paid.id, 'succeeded');
    await seller.fault({ operation: 'edit_link', kind: 'status', status: 503, times: 1_000 });
    await seller.link(await seller.bill());
    expect((await remove('?switch_off=true')).status).toBe(202);
    await seller.connectTo(await seller.secondKey());
    await seller.control('DELETE', 'faults');
    await archived();
    const refund = await seller.send('post', `payments/${paid.id}/refund`, { full: true });
    expect(refund).toMatchObject({ status: 200 });
  }, 40_000);

  it('is decided although Nomod refuses the key of another connection', async () => {
    await seller.link(await seller.bill());
    const key = await seller.secondKey();
    await seller.connectTo(key);
    await seller.control('POST', `accounts/${key}/revoke`);
    expect((await remove()).status).toBe(409);
  }, 20_000);

  it('waits for somebody who is paying', async () => {
    const since = new Date();
    const { id, gateway_tracking_id } = await seller.link(await seller.bill());
    const checkout = { status: 'authorised', silent: true };
    const charge = await seller.control<{ id: string }>('POST', `links/${gateway_tracking_id}/pay`, checkout);
    await seller.post(`payments/${id}/void`);
    await eventually('the link to be off', () => links.linkState(seller, id), {
      until: (state) => state === 'disabled',
      timeoutMs: 10_000,
    });
    const look = () => links.app.get(LinkHolder).readAgain(seller.scope, seller.connectionId, since);
    await expect(look()).rejects.toThrow('A payer is paying on a link');
    await seller.control('POST', `charges/${charge.id}/status`, { status: 'paid', silent: true });
    await look();
    const { items } = await seller.get<{ items: { payment_status: string }[] }>('payments');
    expect(items.filter(({ payment_status }) => payment_status === 'succeeded')).toHaveLength(1);
  }, 30_000);
});

describe('a connection that a request names', () => {
  it('is the one that the link is made through: a link elsewhere is switched off first', async () => {
    const invoiceId = await seller.bill();
    const { gateway_tracking_id: before } = await seller.link(invoiceId);
    const nomodKey = `sk_test_named${Date.now()}.secret`;
    const answer = await named(invoiceId, await seller.connectTo(nomodKey));
    expect(answer.status).toBe(201);
    expect(answer.body.gateway_tracking_id).not.toBe(before);
    expect(await seller.liveLinks()).toEqual([]);
    const there = await seller.control<{ links: { id: string }[] }>('GET', `accounts/${nomodKey}/objects`);
    expect(there.links.map(({ id }) => id)).toEqual([answer.body.gateway_tracking_id]);
  }, 30_000);

  it('is refused when the invoice itself was sent through another one', async () => {
    await seller.pushInvoices();
    const invoiceId = await seller.bill();
    await seller.synced(invoiceId);
    const other = await seller.connectTo(`sk_test_pushed${Date.now()}.secret`);
    expect(await named(invoiceId, other)).toMatchObject({
      status: 409,
      body: { details: { connection_id: seller.connectionId } },
    });
    expect((await named(invoiceId, seller.connectionId)).status).toBe(201);
  }, 30_000);
});
