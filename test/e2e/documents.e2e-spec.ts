import { ask, type Answer } from '../support/ask';
import type { InvoiceAnswer } from '../support/remit-answers';
import type { Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

type Invoice = InvoiceAnswer & { readonly hosted_invoice_url: string; readonly invoice_pdf_url: string | null };

const stage = useStage();
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop();
});

const invoice = async (amount?: string): Promise<Invoice> => (await shop.invoice({ amount })) as Invoice;
const look = (url: string): Promise<Answer<string>> => ask('GET', url, { headers: { 'accept-language': 'en' } });

it(
  'a finalized invoice is a file too, and so are receipts and credit notes: for callers, and all but receipts for the payer',
  async () => {
    const key = { 'x-api-key': shop.environment.api_key };
    const file = (path: string, headers = {}) => ask<string>('GET', path, { headers });
    const api = `${stage.remit.url}/api/v1`;
    const draft = (await shop.draft()) as Invoice;
    expect(draft.invoice_pdf_url).toBeNull();
    expect((await file(`${draft.hosted_invoice_url}.pdf`)).status).toBe(404);
    const refused = await ask<{ code: string }>('GET', `${api}/invoices/${draft.id}/pdf`, { headers: key });
    expect([refused.status, refused.body.code]).toEqual([400, 'invoice_not_finalized']);

    const { id, hosted_invoice_url: url, invoice_pdf_url: address } = await invoice('1250.50');
    expect(address).toBe(`${url}.pdf`);
    expect((await look(url)).body).toContain(`href="${new URL(url).pathname}.pdf?lang=en"`);
    const payment = await shop.post<{ id: string }>('payments', {
      destination_type: 'invoice',
      destination_id: id,
      payment_method_type: 'offline',
      amount: '250.50',
      currency: 'AED',
    });
    const paths = [
      `invoices/${id}/pdf?language=both`,
      `payments/${payment.id}/receipt`,
      `invoices/${id}/pdf?language=ar`,
    ];
    const files = [
      await file(`${address}?lang=ar`),
      ...(await Promise.all(paths.map((path) => file(`${api}/${path}`, key)))),
      await file(`${stage.remit.url}/v1/invoices/${id}/pdf`, key),
    ];
    for (const { status, headers, body } of files) {
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'application/pdf',
        'no-store',
      ]);
      expect(headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+\.pdf"$/);
      expect(body.slice(0, 5)).toBe('%PDF-');
    }
    expect(files[0]?.headers.get('x-robots-tag')).toContain('noindex');
    const open = await shop.link();
    expect((await file(`${api}/payments/${open.id}/receipt`, key)).status).toBe(409);

    const note = await shop.post<{ id: string; number: string }>(`invoices/${id}/credit-notes`, {
      amount: '10.00',
      reason: 'Late',
    });
    const { body: shown } = await look(url);
    const [, path = ''] = /href="([^"]+credit-notes[^"]+)"/.exec(shown) ?? [];
    expect(path).toBe(`${new URL(url).pathname}/credit-notes/${note.number}.pdf?lang=en`);
    const notes = [await file(`${api}/credit-notes/${note.id}/pdf`, key), await file(new URL(path, url).href)];
    for (const { status, headers, body } of notes) {
      expect([status, body.slice(0, 5)]).toEqual([200, '%PDF-']);
      expect(headers.get('content-disposition')).toBe(`inline; filename="${note.number}.pdf"`);
    }
    const other = new URL(path.replace(new URL(url).pathname, new URL(draft.hosted_invoice_url).pathname), url).href;
    for (const wrong of [other, new URL(path.replace(note.number, 'CN-1'), url).href])
      expect((await file(wrong)).status).toBe(404);
    expect((await file(`${api}/credit-notes/${id}/pdf`, key)).status).toBe(404);
  },
  LONG,
);
