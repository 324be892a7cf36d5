import { randomBytes } from 'node:crypto';
import { ask, type Answer } from '../support/ask';
import type { InvoiceAnswer } from '../support/remit-answers';
import type { RemitProcess } from '../support/remit-process';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

type Invoice = InvoiceAnswer & { readonly hosted_invoice_url: string; readonly invoice_pdf_url: string | null };

const stage = useStage();
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop();
});

const invoice = async (amount?: string): Promise<Invoice> => (await shop.invoice({ amount })) as Invoice;
const look = (url: string, language = 'en'): Promise<Answer<string>> =>
  ask('GET', url, { headers: { 'accept-language': language } });
const press = (url: string, headers: Record<string, string> = {}): Promise<Answer<string>> =>
  ask('POST', `${url}/pay`, { headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
/** The same page, served by another process. */
const at = (url: string, server: RemitProcess): string => url.replace(new URL(url).origin, server.url);

it(
  'an invoice has one address for its whole life, which shows it and asks Nomod nothing',
  async () => {
    const draft = (await shop.draft({ amount: '1250.50' })) as Invoice;
    expect(draft.hosted_invoice_url).toMatch(/\/i\/[\w-]{64}$/);
    await stage.untilSettled();
    const before = await shop.gateway.counters();
    const early = await look(draft.hosted_invoice_url);
    expect(early.status).toBe(200);
    expect(early.body).toContain('not ready yet');
    expect(early.body).not.toContain('1,250.50');
    const open = await shop.post<Invoice>(`invoices/${draft.id}/finalize`);
    expect(open.hosted_invoice_url).toBe(draft.hosted_invoice_url);
    const page = await look(open.hosted_invoice_url);
    for (const text of ['Palm Street Studio', 'Mona Haddad', 'Studio day', 'AED 1,250.50', String(open.invoice_number)])
      expect(page.body).toContain(text);
    for (const secret of [open.id, '@example.com']) expect(page.body).not.toContain(secret);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/);
    const arabic = await look(open.hosted_invoice_url, 'ar');
    expect(arabic.body).toContain('<html lang="ar" dir="rtl">');
    expect((await look(`${open.hosted_invoice_url}?lang=en`, 'ar')).body).toContain('<html lang="en" dir="ltr">');
    expect(await shop.gateway.counters()).toEqual(before);
    const listed = await shop.get<{ items: Invoice[] }>('invoices');
    expect(listed.items.map((item) => item.hosted_invoice_url)).toEqual([open.hosted_invoice_url]);
    const flexprice = await ask<Invoice>('GET', `${stage.remit.url}/v1/invoices/${open.id}`, {
      headers: { 'x-api-key': shop.environment.api_key },
    });
    expect(flexprice.body.hosted_invoice_url).toBe(open.hosted_invoice_url);
  },
  LONG,
);

it(
  'whoever presses Pay gets to the one link, however often and wherever it is pressed',
  async () => {
    const { id, hosted_invoice_url: url } = await invoice();
    const second = await stage.startServer();
    const pressed = await Promise.all(
      Array.from({ length: 10 }, (_, index) => press(index % 2 === 0 ? url : at(url, second))),
    );
    expect(new Set(pressed.map(({ status }) => status))).toEqual(new Set([303]));
    const links = await shop.gateway.liveLinks();
    expect(links).toHaveLength(1);
    expect(new Set(pressed.map(({ headers }) => headers.get('location')))).toEqual(new Set([links[0]?.url]));
    await shop.gateway.payLink(links[0]?.id ?? '');
    await shop.untilInvoice(id, 'succeeded');
    const paid = (await look(url)).body;
    for (const text of ['This invoice is paid', 'Paid with', '•••• ']) expect(paid).toContain(text);
    const late = await press(url);
    expect([late.status, late.headers.get('location')]).toEqual([303, `${new URL(url).pathname}?lang=en`]);
    expect(await shop.gateway.calls('create_link')).toBe(1);
    const [payment] = (
      await shop.get<{ items: { created_by: string; created_by_name: string | null }[] }>(
        `payments?destination_id=${id}`,
      )
    ).items;
    expect(payment).toMatchObject({ created_by: 'payer', created_by_name: null });
  },
  LONG,
);

it(
  'says why it cannot be paid: cancelled, payments switched off, Nomod down or busy, pressed too often',
  async () => {
    const voided = await invoice();
    await shop.post(`invoices/${voided.id}/void`);
    expect((await look(voided.hosted_invoice_url)).body).toContain('This invoice was cancelled');
    expect((await press(voided.hosted_invoice_url)).status).toBe(303);

    const { hosted_invoice_url: url } = await invoice();
    await shop.gateway.fault({ operation: 'create_link', kind: 'status', status: 400 });
    const down = await press(url);
    expect(down.status).toBe(503);
    expect(down.body).toContain('The payment page cannot be reached');
    expect(down.headers.get('retry-after')).toBe('30');
    const again = await look(`${url}/pay?lang=ar`);
    expect([again.status, again.headers.get('location')]).toEqual([303, `${new URL(url).pathname}?lang=ar`]);
    await shop.gateway.clearFaults();

    await shop.post(`connections/${shop.connection.id}/unpublish`);
    const off = await look(url);
    expect(off.body).toContain('Online payment is switched off');
    expect(off.body).not.toContain('<form');
    expect((await press(url)).body).toContain('Online payment is switched off');
    await shop.post(`connections/${shop.connection.id}/publish`);

    const answers = [];
    for (let n = 0; n < 25; n += 1) answers.push(await press(url));
    expect(answers.at(0)?.status).toBe(303);
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.body).toContain('Too many tries');
    expect(await shop.gateway.liveLinks()).toHaveLength(1);
  },
  LONG,
);

it(
  'a payer does not wait for a silent Nomod: the page says so, and goes on to the one link by itself',
  async () => {
    const { hosted_invoice_url: url } = await invoice();
    await shop.gateway.fault({ operation: 'create_link', kind: 'timeout_after' });
    const began = Date.now();
    const pressed = await press(url);
    expect(Date.now() - began).toBeLessThan(9_000);
    expect(pressed.status).toBe(303);
    const location = pressed.headers.get('location') ?? '';
    expect(location).toMatch(/^\/i\/[\w-]{64}\?lang=en&opening=\d{10}$/);
    const address = new URL(location, url).href;
    const waiting = await look(address);
    expect([waiting.status, waiting.body.includes('takes longer than usual')]).toEqual([200, true]);
    expect(waiting.body).not.toContain('<form');
    const [, state = '', mark = ''] = /data-state="([^"]+)" data-mark="([^"]+)"/.exec(waiting.body) ?? [];
    expect((await look(new URL(state, url).href)).body).toBe(mark);
    const again = await eventually('the page to go on', () => look(address), {
      ...PATIENCE,
      until: ({ status }) => status === 303,
    });
    expect((await look(new URL(state, url).href)).body).not.toBe(mark);
    const links = await shop.gateway.liveLinks();
    expect(links.map((link) => link.url)).toEqual([again.headers.get('location')]);
    expect(await shop.gateway.calls('create_link')).toBe(1);
    expect((await look(url)).status).toBe(200);

    const { hosted_invoice_url: refused } = await invoice();
    const gone = await look(`${refused}?opening=${Math.floor(Date.now() / 1_000) - 60}`);
    expect([gone.status, gone.body.includes('cannot be reached')]).toEqual([503, true]);
    expect(gone.body).toContain('Try again');
  },
  LONG,
);

it(
  'addresses that nobody was given show nothing and cost Nomod nothing; a replaced address is one of them',
  async () => {
    const { id, hosted_invoice_url: url } = await invoice();
    await stage.untilSettled();
    const before = await shop.gateway.counters();
    const token = url.slice(-64);
    const other = token.slice(0, -4) + (token.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    const guesses = [other, token.slice(1), `${token}x`, randomBytes(48).toString('base64url'), 'x', '%00', '..%2f'];
    for (const guess of guesses) {
      const address = url.replace(token, guess);
      for (const answer of [await look(address), await press(address), await look(`${address}/state`)])
        expect([400, 404]).toContain(answer.status);
    }
    const mutations = Array.from({ length: token.length }, (_, at) => {
      const letter = token[at] === 'A' ? 'B' : 'A';
      return token.slice(0, at) + letter + token.slice(at + 1);
    });
    const random = () => token.slice(0, -22) + randomBytes(17).toString('base64url').slice(-22);
    for (const guess of [...mutations, ...Array.from({ length: 40 }, random)])
      expect((await look(url.replace(token, guess))).status).toBe(404);
    for (const path of ['.pdf', '/logo', '/credit-notes/CN-202611-00001.pdf'])
      expect((await look(url.replace(token, other) + path)).status).toBe(404);
    for (const page of ['return', 'unsubscribe'])
      expect((await look(new URL(`/${page}/${token}`, url).href)).status).toBe(404);
    expect(await shop.gateway.counters()).toEqual(before);

    const rotated = await shop.post<Invoice>(`invoices/${id}/rotate-hosted-url`);
    expect(rotated.hosted_invoice_url).not.toBe(url);
    expect((await look(url)).status).toBe(404);
    expect((await press(url)).status).toBe(404);
    expect((await look(rotated.hosted_invoice_url)).body).toContain('Studio day');
  },
  LONG,
);

it(
  'an invoice that was pushed is paid at its own page there, and a part payment asks for the rest',
  async () => {
    shop = await stage.newShop({ syncsInvoices: true });
    const { id, hosted_invoice_url: url } = await invoice();
    const { metadata } = await shop.untilSynced(id);
    const pressed = await press(url);
    expect(pressed.headers.get('location')).toBe(metadata.nomod_invoice_url);
    expect(await shop.gateway.calls('create_link')).toBe(0);

    shop = await stage.newShop();
    const partly = await invoice('100.00');
    const first = await press(partly.hosted_invoice_url);
    await shop.post('payments', {
      ...shop.linkRequest(partly),
      payment_method_type: 'offline',
      amount: '40.00',
    });
    const page = await eventually('the page to show the rest', () => look(partly.hosted_invoice_url), {
      ...PATIENCE,
      until: ({ body }) => body.includes('AED 60.00'),
    });
    for (const text of ['Partly paid', 'AED 60.00', '\u221240.00']) expect(page.body).toContain(text);
    const next = await press(partly.hosted_invoice_url);
    expect(next.headers.get('location')).not.toBe(first.headers.get('location'));
    const live = await shop.gateway.liveLinks();
    expect(live.map(({ amount, url: address }) => [amount, address])).toEqual([
      ['60.000', next.headers.get('location')],
    ]);
  },
  LONG,
);

it(
  'the business says what its pages are headed with, and when invoices are due',
  async () => {
    expect(await shop.get('business-profile')).toMatchObject({
      legal_name: null,
      time_zone: 'UTC',
      default_due_days: 30,
    });
    const profile = {
      legal_name: 'Palm Street Studio FZ-LLC',
      trade_name: 'Palm <Studio>',
      address: 'Office 4\nDubai Media City',
      tax_number: '100123456700003',
      footer: 'Thank you for your business',
      time_zone: 'Asia/Dubai',
      language: 'ar',
      default_due_days: 7,
      default_tax_rate: '5',
      color: '#ffdd00',
    };
    const saved = await shop.call('PUT', 'business-profile', profile);
    expect([saved.status, saved.body]).toEqual([200, { ...profile, logo: null, version: 1 }]);
    const draft = await shop.post<{ id: string }>('invoices', {
      customer_id: (await shop.newCustomer()).id,
      currency: 'AED',
      line_items: [{ display_name: 'Studio day', quantity: '1', amount: '100.00' }],
    });
    const { due_date, finalized_at, hosted_invoice_url } = await shop.post<
      Invoice & { due_date: string; finalized_at: string }
    >(`invoices/${draft.id}/finalize`);
    const inDubai = new Date(Date.parse(finalized_at) + 4 * 3_600_000 + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(due_date.slice(0, 10)).toBe(inDubai);
    const page = await look(hosted_invoice_url);
    for (const text of ['Tax invoice', 'Palm &lt;Studio&gt;', 'FZ-LLC', 'Dubai Media City', 'TRN 100123456700003'])
      expect(page.body).toContain(text);
    expect(page.body).toContain('button{--accent:#ffdd00;--on-accent:#000}');
    for (const accepted of ['de', 'de, *;q=0.5', '*', 'en;q=0'])
      expect((await look(hosted_invoice_url, accepted)).body).toContain('<html lang="ar"');
    expect((await look(hosted_invoice_url, 'de, EN-gb;q=0.3, ar;q=0.2')).body).toContain('<html lang="en"');

    const cleared = await shop.call('PUT', 'business-profile', { time_zone: null, footer: null });
    expect(cleared.body).toEqual({ ...profile, time_zone: 'UTC', footer: null, logo: null, version: 2 });
    for (const wrong of [{ time_zone: 'Dubai' }, { color: 'red' }, { language: 'fr' }, { default_due_days: 1.5 }])
      expect((await shop.call('PUT', 'business-profile', wrong)).status).toBe(400);
  },
  LONG,
);
