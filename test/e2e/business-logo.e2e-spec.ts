import sharp from 'sharp';
import { ask } from '../support/ask';
import type { InvoiceAnswer } from '../support/remit-answers';
import type { Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

type Invoice = InvoiceAnswer & { readonly hosted_invoice_url: string };

const stage = useStage();
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop();
});

const send = async (method: string, body?: Buffer | string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${stage.remit.url}/api/v1/business-profile/logo`, {
    method,
    body,
    headers: { 'x-api-key': shop.environment.api_key, ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json');
  return { response, bytes, answer: (isJson ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown> };
};
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#0b6b3a"/></svg>';
const asSvg = { 'content-type': 'image/svg+xml' };
const asPng = { 'content-type': 'image/png' };

it(
  'a logo is taken as SVG or PNG, and shown on the page of an invoice, in its file and to callers, until it is taken away',
  async () => {
    const invoice = (await shop.invoice()) as Invoice;
    const plainFile = await ask<string>('GET', `${invoice.hosted_invoice_url}.pdf`);
    expect((await send('GET')).response.status).toBe(404);
    const set = await send('PUT', SVG, asSvg);
    expect([set.response.status, set.answer]).toEqual([
      200,
      { digest: expect.stringMatching(/^[0-9a-f]{32}$/), width: 640, height: 160 },
    ]);
    expect((await shop.get<{ logo: object }>('business-profile')).logo).toEqual(set.answer);

    const read = await send('GET');
    expect([read.response.status, read.response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await sharp(read.bytes).metadata()).toMatchObject({ format: 'png', width: 640, height: 160 });
    const tag = String(read.response.headers.get('etag'));
    expect((await send('GET', undefined, { 'if-none-match': tag })).response.status).toBe(304);

    const page = await ask<string>('GET', `${invoice.hosted_invoice_url}?lang=en`);
    expect(page.headers.get('content-security-policy')).toContain("img-src 'self';");
    const [, source = ''] =
      /<img class="logo" src="([^"]+)" width="640" height="160" alt="[^"]+"/.exec(page.body) ?? [];
    const picture = await fetch(new URL(source, stage.remit.url));
    expect([picture.status, picture.headers.get('cache-control'), picture.headers.get('x-robots-tag')]).toEqual([
      200,
      'private, max-age=86400',
      'noindex, nofollow',
    ]);
    expect(Buffer.from(await picture.arrayBuffer()).equals(read.bytes)).toBe(true);
    const elsewhere = source.replace(/\/i\/[^/]+/, `/i/${'A'.repeat(64)}`);
    expect((await fetch(new URL(elsewhere, stage.remit.url))).status).toBe(404);
    expect((await ask<string>('GET', `${invoice.hosted_invoice_url}.pdf`)).body).toContain('/Subtype /Image');
    expect(plainFile.body).not.toContain('/Subtype /Image');

    expect((await send('DELETE')).response.status).toBe(204);
    expect((await send('GET')).response.status).toBe(404);
    expect((await fetch(new URL(source, stage.remit.url))).status).toBe(404);
    expect((await ask<string>('GET', invoice.hosted_invoice_url)).body).not.toContain('<img');
  },
  LONG,
);

it(
  'what is no logo is refused with a reason, and changes nothing',
  async () => {
    await send('PUT', SVG, asSvg);
    const cases: [string, Buffer | string, Record<string, string>, number, RegExp][] = [
      ['letters', SVG.replace('<path', '<text>Palm</text><path'), asSvg, 400, /convert the text to paths/],
      ['a script', SVG.replace('<path', '<script>alert(1)</script><path'), asSvg, 400, /script/],
      ['JSON', '{"logo":"x"}', { 'content-type': 'application/json' }, 415, /image\/png and image\/svg\+xml/],
      ['HTML that says it is PNG', '<!doctype html><p>x', asPng, 400, /must be a PNG or SVG/],
      ['nothing', '', asPng, 400, /as the body/],
      ['too much', Buffer.alloc(513 * 1024), asPng, 413, /large/i],
    ];
    for (const [what, body, headers, status, message] of cases) {
      const { response, answer } = await send('PUT', body, headers);
      expect([what, response.status, answer.message]).toEqual([what, status, expect.stringMatching(message)]);
    }
    expect((await send('PUT', SVG, { ...asSvg, 'x-api-key': 'sk_sandbox_nobody' })).response.status).toBe(401);
    const reader = await shop.post<{ api_key: string }>('api-keys', { name: 'reader', scopes: ['read', 'write'] });
    expect((await send('PUT', SVG, { ...asSvg, 'x-api-key': reader.api_key })).response.status).toBe(403);
    expect((await send('GET')).response.status).toBe(200);
  },
  LONG,
);
