import { Settings } from '@remit/settings';

import { NomodClient } from './nomod.client';
import { linkJson, listJson } from './spec-support/gateway-objects';
import { inTurn, json, RawGateway } from './spec-support/raw-gateway';

const credentials = { apiKey: 'sk_test_prefix.secret' };
const link = (id: string) => linkJson({ id });

let gateway: RawGateway;
let client: NomodClient;

beforeAll(async () => {
  gateway = await RawGateway.start();
  client = new NomodClient(new Settings({ nomodApiUrl: gateway.url }));
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
  'http://127.0.0.1:1/v1/links?page=2',
  'http://127.0.0.1.evil.example/v1/links?page=2',
  '/v1/links?page=2',
  'nonsense',
])('never follows a next page at %s', async (elsewhere) => {
  gateway.answers(json(200, listJson([link('a')], { next: elsewhere })));
  await expect(find()).rejects.toMatchObject({ operation: 'find links', kind: 'redirected' });
  expect(gateway.calls).toHaveLength(1);
});

it('never follows a next page of another list', async () => {
  gateway.answers(json(200, listJson([link('a')], { next: `${gateway.url}/v1/charges?page=2` })));
  await expect(find()).rejects.toMatchObject({ kind: 'redirected' });
});

it('sends the key to its own address also when the next page is written with another scheme', async () => {
  gateway.answers(
    inTurn(
      json(200, listJson([link('a')], { count: 2, next: next(2).replace('http:', 'https:') })),
      json(200, listJson([link('b')], { count: 2 })),
    ),
  );
  expect(await find()).toEqual({ ids: ['a', 'b'], complete: true });
});

it.each([{}, { results: {} }, { results: [null] }, listJson([], { next: 7 }), listJson([{ id: 'a' }])])(
  'is not believed when it is %j',
  async (body) => {
    gateway.answers(json(200, body));
    await expect(find()).rejects.toMatchObject({ kind: 'invalid_answer' });
  },
);
