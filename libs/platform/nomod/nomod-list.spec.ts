import { Settings } from '@remit/settings';

import { NomodClient } from './nomod.client';
import { CHARGE_ID, chargeJson, linkJson, listJson } from './spec-support/gateway-objects';
import { inTurn, json, RawGateway } from './spec-support/raw-gateway';
import { OpenGate } from '../../../test/support/open-gate';

const credentials = { apiKey: 'sk_test_prefix.secret' };
const link = (id: string) => linkJson({ id });

let gateway: RawGateway;
let client: NomodClient;

beforeAll(async () => {
  gateway = await RawGateway.start();
  client = new NomodClient(new Settings({ nomodApiUrl: gateway.url }), new OpenGate());
});

afterAll(async () => {
  client.onApplicationShutdown();
  await gateway.stop();
});

const next = (page: number) => `${gateway.url}/v1/links?page=${page}&page_size=100&search=token`;

async function find() {
  const { items, complete } = await client.findLinks(credentials, { search: 'token' });
  return { ids: items.map((item) => item.id), complete };
}

it('follows a list to its end', async () => {
  gateway.answers(
    inTurn(
      json(200, listJson([link('a'), link('b')], { count: 3, next: next(2) })),
      json(200, listJson([link('c')], { count: 3 })),
    ),
  );
  expect(await find()).toEqual({ ids: ['a', 'b', 'c'], complete: true });
  expect(gateway.calls.map((call) => call.path)).toEqual([
    '/v1/links?search=token&page_size=100',
    '/v1/links?page=2&page_size=100&search=token',
  ]);
});

it('gives a row that moved to the next page once', async () => {
  gateway.answers(
    inTurn(
      json(200, listJson([link('a'), link('b')], { count: 3, next: next(2) })),
      json(200, listJson([link('b'), link('c')], { count: 3 })),
    ),
  );
  expect(await find()).toEqual({ ids: ['a', 'b', 'c'], complete: true });
});

it('says that a row may be missing when fewer were seen than counted', async () => {
  gateway.answers(json(200, listJson([link('a')], { count: 2 })));
  expect(await find()).toEqual({ ids: ['a'], complete: false });
});

it('stops at a page that comes again', async () => {
  gateway.answers(json(200, listJson([link('a')], { count: 1, next: next(2) })));
  expect(await find()).toEqual({ ids: ['a'], complete: false });
  expect(gateway.calls).toHaveLength(2);
});

it('stops after twenty pages', async () => {
  let page = 1;
  gateway.answers((socket, call) => json(200, listJson([link(`l${page}`)], { next: next(++page) }))(socket, call));
  const { ids, complete } = await find();
  expect(ids).toHaveLength(20);
  expect(complete).toBe(false);
});

it.each([
  ['another port', 'http://127.0.0.1:1/v1/links?page=2&page_size=100&search=token'],
  ['an inner host', 'http://links.internal:8000/api/v1/links/?page=2&page_size=100&search=token'],
  ['a path only', '/v1/links?page=2&page_size=100&search=token'],
  ['a query only', '?page=2'],
  ['another scheme', 'https://127.0.0.1/v1/links?page=2'],
])('follows a next page with %s, on our own host and with our own filter', async (_form, address) => {
  gateway.answers(
    inTurn(
      json(200, listJson([link('a')], { count: 2, next: address })),
      json(200, listJson([link('b')], { count: 2 })),
    ),
  );
  expect(await find()).toEqual({ ids: ['a', 'b'], complete: true });
  const asked = new URL(gateway.calls[1]?.path ?? '', gateway.url);
  expect(asked.pathname).toBe('/v1/links');
  expect(Object.fromEntries(asked.searchParams)).toEqual({ page: '2', page_size: '100', search: 'token' });
});

it.each(['nonsense', 'https://', 7, {}])('says that more may exist after a next page at %j', async (address) => {
  gateway.answers(json(200, listJson([link('a')], { count: 1, next: address })));
  const found = await client.findLinks(credentials, { search: 'token' });
  expect(found).toMatchObject({ complete: false, unreadable: [{ id: null }] });
  expect(found.items).toHaveLength(1);
  expect(gateway.calls).toHaveLength(1);
});

it('stops at pages that bring nothing new under ever new addresses', async () => {
  let page = 1;
  gateway.answers((socket, call) => json(200, listJson([link('a')], { count: 1, next: next(++page) }))(socket, call));
  expect(await find()).toEqual({ ids: ['a'], complete: false });
  expect(gateway.calls).toHaveLength(2);
});

it.each([
  ['a currency that is none', linkJson({ id: 'bad', currency: 'XAU' }), 'bad'],
  ['a total as a number', linkJson({ id: 'bad', amount: 105 }), 'bad'],
  ['nothing but an id', { id: 'bad' }, 'bad'],
  ['no id', linkJson({ id: null }), null],
  ['no object', null, null],
])('reads the rows around one with %s, and names it', async (_kind, row, id) => {
  gateway.answers(json(200, { ...listJson([], { count: 3 }), results: [link('a'), row, link('b')] }));
  const found = await client.findLinks(credentials, { search: 'token' });
  expect(found.items.map((item) => item.id)).toEqual(['a', 'b']);
  expect(found).toMatchObject({ complete: false, unreadable: [{ id }] });
  expect(found.unreadable[0]?.reason).toContain('results[1]');
});

it.each([{}, { results: {} }, { results: 'none' }])('is not believed when it is %j', async (body) => {
  gateway.answers(json(200, body));
  await expect(find()).rejects.toMatchObject({ kind: 'invalid_answer' });
});

describe('a charge whose row in a list cannot be read', () => {
  const list = json(200, listJson([chargeJson({ total: 105 })], { count: 1 }));

  it('is read by itself', async () => {
    gateway.answers(inTurn(list, json(200, chargeJson())));
    const found = await client.listCharges(credentials, { linkId: 'a' });
    expect(found).toMatchObject({ items: [{ id: CHARGE_ID }], complete: true, unreadable: [] });
    expect(gateway.calls[1]?.path).toBe(`/v1/charges/${CHARGE_ID}`);
  });

  it('is named when that cannot be read either', async () => {
    gateway.answers(inTurn(list, json(200, chargeJson({ total: 105 }))));
    const found = await client.listCharges(credentials, { linkId: 'a' });
    expect(found).toMatchObject({ items: [], complete: false, unreadable: [{ id: CHARGE_ID }] });
  });
});
