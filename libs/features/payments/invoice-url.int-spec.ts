import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { PaymentBody, Seller } from './spec-support/seller';

const links = useLinkApp();

async function closed(seller: Seller, paymentId: string): Promise<void> {
  await eventually('the link to be closed', () => links.linkState(seller, paymentId), {
    until: (state) => state === 'disabled',
    timeoutMs: 25_000,
  });
}

/** An invoice that exists at Nomod, and a payment that hands out its page there. */
async function pushed(app = links) {
  const seller = await app.newSeller({ pushesInvoices: true });
  const invoiceId = await seller.bill();
  const { nomod_invoice_id: pageId, nomod_invoice_url: pageUrl } = await seller.synced(invoiceId);
  return { seller, invoiceId, pageId, pageUrl, payment: await seller.link(invoiceId) };
}

it('closes the own link of an invoice that is pushed to Nomod later: one way to pay is left', async () => {
  const seller = await links.newSeller();
  const invoiceId = await seller.bill();
  const own = await seller.link(invoiceId);
  await seller.pushInvoices();
  await seller.post(`invoices/${invoiceId}/sync`);
  const { nomod_invoice_id, nomod_invoice_url } = await seller.synced(invoiceId);

  await closed(seller, own.id);
  expect(await seller.payment(own.id)).toMatchObject({ payment_status: 'voided', payment_url: null });
  expect(await seller.liveLinks()).toEqual([]);
  const payment = await seller.link(invoiceId);
  expect(payment).toMatchObject({ gateway_tracking_id: nomod_invoice_id, payment_url: nomod_invoice_url });
  expect(payment.id).not.toBe(own.id);
  expect((await seller.askForLink(invoiceId)).body.id).toBe(payment.id);
}, 30_000);

it('hands out the new address of an invoice that was cancelled at Nomod and sent again', async () => {
  const { seller, invoiceId, pageId: cancelled, payment: old } = await pushed();
  await seller.control('POST', `invoices/${cancelled}/cancel`);
  await seller.post(`invoices/${invoiceId}/check`);
  await seller.post(`invoices/${invoiceId}/sync`);
  const { nomod_invoice_id, nomod_invoice_url } = await seller.synced(invoiceId);
  expect(nomod_invoice_id).not.toBe(cancelled);
  await seller.reached(old.id, 'voided');
  const payment = await seller.link(invoiceId);
  expect(payment).toMatchObject({ gateway_tracking_id: nomod_invoice_id, payment_url: nomod_invoice_url });
  expect(await seller.payment(old.id)).toMatchObject({ payment_url: null });
}, 30_000);

it('gives a link of its own once the invoice was deleted at Nomod, instead of the address that leads nowhere', async () => {
  const { seller, invoiceId, pageId: deleted, pageUrl: nowhere, payment: old } = await pushed();
  expect(old.payment_url).toBe(nowhere);
  await seller.control('DELETE', `invoices/${deleted}`);
  await seller.post(`invoices/${invoiceId}/check`);
  await seller.reached(old.id, 'voided');
  const own = await seller.link(invoiceId);
  expect(own.payment_url).not.toBe(nowhere);
  expect((await seller.liveLinks()).map(({ id }) => id)).toEqual([own.gateway_tracking_id]);
}, 30_000);

describe('when sweeps are rare', () => {
  const rarelySwept = useLinkApp({ pollIntervalSeconds: 3 });

  it('looks before it hands out the address of a pushed invoice again, long before a sweep comes round to it', async () => {
    const { seller, invoiceId, pageId: deleted, pageUrl: nowhere, payment: old } = await pushed(rarelySwept);
    await seller.control('DELETE', `invoices/${deleted}`);
    const { body: own } = await eventually('another address', () => seller.askForLink(invoiceId), {
      until: ({ status, body }) => status < 300 && body.payment_url !== nowhere,
      timeoutMs: 5_000,
    });
    expect((await seller.liveLinks()).map(({ id }) => id)).toEqual([own.gateway_tracking_id]);
    expect(await seller.payment(old.id)).toMatchObject({ payment_status: 'voided' });
  }, 30_000);
});

it('gives a link of its own once the page at Nomod was paid in another currency, which pays nothing', async () => {
  const { seller, invoiceId, pageId } = await pushed();
  await seller.control('POST', `invoices/${pageId}/pay`, { currency: 'USD', amount: '100.00' });
  const payments = () => seller.get<{ items: PaymentBody[] }>(`payments?destination_id=${invoiceId}`);
  await eventually('the money to be recorded', payments, {
    until: ({ items }) => items.some(({ payment_status }) => payment_status === 'succeeded'),
  });
  const own = await eventually('a link of its own', () => seller.askForLink(invoiceId), {
    until: ({ status }) => status === 201,
    timeoutMs: 15_000,
  });
  expect(own.body.payment_url).toContain('/en/l/');
  const { items } = await payments();
  expect(items.map(({ payment_status }) => payment_status).sort()).toEqual(['pending', 'succeeded', 'voided']);
  await seller.mustPassAudit();
}, 30_000);

it('switches off what a call of unknown outcome made for an invoice that got its own URL meanwhile', async () => {
  const seller = await links.newSeller();
  const invoiceId = await seller.bill();
  await seller.fault({ operation: 'create_link', times: 1, kind: 'reset_after' });
  await seller.fault({ operation: 'list_links', times: 3, kind: 'status', status: 500 });
  const { body } = await seller.askForLink(invoiceId);
  await seller.pushInvoices();
  await seller.post(`invoices/${invoiceId}/sync`);
  const { nomod_invoice_url } = await seller.synced(invoiceId);
  await seller.reached(body.details?.payment_id ?? '', 'voided');
  await closed(seller, body.details?.payment_id ?? '');
  expect(await seller.liveLinks()).toEqual([]);
  expect(await seller.calls('create_link')).toBe(1);
  expect((await seller.link(invoiceId)).payment_url).toBe(nomod_invoice_url);
}, 30_000);

it('does not call a link closed while Nomod lists a charge that it does not show yet', async () => {
  const seller = await links.newSeller();
  const invoiceId = await seller.bill();
  const { id, gateway_tracking_id: linkId } = await seller.link(invoiceId);
  await seller.fault({ operation: 'get_charge', times: 3, kind: 'status', status: 404 });
  await seller.control('POST', `links/${linkId}/pay`, {});
  await seller.post(`invoices/${invoiceId}/void`);
  await eventually('the link to be switched off', () => seller.calls('edit_link'));
  expect(await links.linkState(seller, id)).toBe('closing');
  await closed(seller, id);
  const { items } = await seller.get<{ items: { payment_status: string }[] }>('payments');
  expect(items.map(({ payment_status }) => payment_status).sort()).toEqual(['succeeded', 'voided']);
  await seller.mustPassAudit();
}, 40_000);
