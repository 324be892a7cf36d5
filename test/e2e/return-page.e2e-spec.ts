import { ask } from '../support/ask';
import { billed } from '../support/pushed-invoice';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

const stage = useStage();
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop({ syncsInvoices: true });
});

async function addressOf(nomodInvoiceId: string): Promise<string> {
  const { invoices } = await shop.gateway.objects();
  return invoices.find(({ id }) => id === nomodInvoiceId)?.success_url ?? '';
}

const READINGS = ['list_charges', 'get_link', 'get_invoice'];

const open = (url: string, language = 'en') => fetch(url, { headers: { 'accept-language': language } });

it(
  'a payer who comes back sees the invoice, that the payment is confirmed and then that it has arrived',
  async () => {
    const { invoice, nomodId } = await billed(shop, (await shop.newCustomer()).id);
    const address = await addressOf(nomodId);
    expect(address).toMatch(/\/return\/[\w-]{64}$/);
    const redirect = await fetch(address, { redirect: 'manual' });
    expect(redirect.status).toBe(303);
    expect(redirect.headers.get('cache-control')).toBe('no-store');
    const before = await open(address);
    expect(before.status).toBe(200);
    expect(before.headers.get('cache-control')).toBe('no-store');
    expect(before.headers.get('x-robots-tag')).toContain('noindex');
    const confirming = await before.text();
    expect(confirming).toContain('we are confirming your payment');
    expect(confirming).toContain('http-equiv="refresh"');
    expect(confirming).not.toContain('<form');
    for (const secret of [invoice.id, nomodId]) expect(confirming).not.toContain(secret);
    await shop.gateway.payInvoice(nomodId);
    const arrived = await eventually('the page to turn', async () => (await open(address)).text(), {
      ...PATIENCE,
      until: (page) => page.includes('your payment has arrived'),
    });
    expect(arrived).not.toContain('http-equiv="refresh"');
    const arabic = await (await open(address, 'ar')).text();
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain('وصلت دفعتك');
  },
  LONG,
);

it(
  'coming back has Nomod asked once, so that a payment is found without any event',
  async () => {
    for (const syncsInvoices of [true, false]) {
      shop = await stage.newShop({ syncsInvoices, webhooks: false });
      const invoice = await shop.invoice();
      if (syncsInvoices) await shop.untilSynced(invoice.id);
      const { gateway_tracking_id: id } = await shop.link(invoice);
      const { success_url } = syncsInvoices ? await shop.gateway.payInvoice(id) : await shop.gateway.payLink(id);
      await open(success_url);
      await shop.untilInvoice(invoice.id, 'succeeded');
      await stage.untilSettled();
      const before = await shop.gateway.calls(...READINGS);
      for (let n = 0; n < 3; n += 1) await open(success_url);
      expect(await shop.gateway.calls(...READINGS)).toBe(before);
    }
  },
  LONG,
);

it(
  'a payer who was declined is told so and can pay again; nothing is asked at Nomod about that',
  async () => {
    shop = await stage.newShop();
    const link = await shop.link();
    const left = await shop.gateway.press('leave', link.payment_url);
    expect(left.status).toBe(303);
    const address = String(left.headers.get('location'));
    expect(address).toMatch(/\/return\/[\w-]{64}\?outcome=declined$/);
    await stage.untilSettled();
    const before = await shop.gateway.counters();
    const page = await (await open(address)).text();
    expect(page).toContain('The payment was not completed');
    expect(page).toContain('Pay again');
    await stage.untilSettled();
    expect(await shop.gateway.counters()).toEqual(before);
  },
  LONG,
);

it(
  'a link from before the address of the page was replaced does not lead to the new one',
  async () => {
    shop = await stage.newShop();
    const invoice = await shop.invoice();
    const { gateway_tracking_id: id } = await shop.link(invoice);
    const { success_url } = await shop.gateway.payLink(id);
    await shop.post(`invoices/${invoice.id}/rotate-hosted-url`);
    const back = await fetch(success_url, { redirect: 'manual' });
    expect(back.status).toBe(200);
    const page = await back.text();
    expect(page).toContain('Thank you');
    for (const secret of ['/i/', String(invoice.invoice_number), '100.00']) expect(page).not.toContain(secret);
  },
  LONG,
);

it(
  'an address that nobody was given is not known, whatever it looks like',
  async () => {
    const { nomodId } = await billed(shop, (await shop.newCustomer()).id);
    const address = await addressOf(nomodId);
    const other = address.slice(0, -4) + (address.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    for (const url of [other, address.slice(0, -1), `${new URL(address).origin}/return/x`])
      expect((await open(url)).status).toBe(404);
    expect((await ask('POST', address)).status).toBe(404);
  },
  LONG,
);

it(
  'a link has an address of ours unless its caller named another one, which stays as it is',
  async () => {
    shop = await stage.newShop();
    const theirs = 'https://shop.example/thanks?order=7&lang=ar';
    for (const [success_url, expected] of [
      [undefined, /\/return\/[\w-]{64}$/],
      [theirs, /^https:\/\/shop\.example\/thanks\?order=7&lang=ar$/],
    ] as const) {
      const request = shop.linkRequest(await shop.invoice(), { success_url });
      const payment = await shop.post<{ gateway_tracking_id: string; success_url: string | null }>('payments', request);
      expect(payment.success_url).toBe(success_url ?? null);
      const { id } = await shop.gateway.payLink(payment.gateway_tracking_id);
      const charge = await shop.gateway.control<{ success_url: string }>('GET', `/charges/${id}`);
      expect(charge.success_url).toMatch(expected);
    }
  },
  LONG,
);
