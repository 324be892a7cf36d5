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

const open = (url: string, language = 'en') => fetch(url, { headers: { 'accept-language': language } });

it(
  'a payer who comes back sees that the payment is confirmed and then that it has arrived, and nothing else',
  async () => {
    const { invoice, nomodId } = await billed(shop, (await shop.newCustomer()).id);
    const address = await addressOf(nomodId);
    expect(address).toMatch(/\/return\/[\w-]{64}$/);
    const before = await open(address);
    expect(before.status).toBe(200);
    expect(before.headers.get('cache-control')).toBe('no-store');
    expect(before.headers.get('x-robots-tag')).toContain('noindex');
    const confirming = await before.text();
    expect(confirming).toContain('We are confirming your payment');
    expect(confirming).toContain('http-equiv="refresh"');
    for (const secret of [invoice.id, nomodId, '100.00']) expect(confirming).not.toContain(secret);
    await shop.gateway.payInvoice(nomodId);
    const arrived = await eventually('the page to turn', async () => (await open(address)).text(), {
      ...PATIENCE,
      until: (page) => page.includes('Your payment has arrived'),
    });
    expect(arrived).not.toContain('http-equiv="refresh"');
    const arabic = await (await open(address, 'ar')).text();
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain('وصلت دفعتك');
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
