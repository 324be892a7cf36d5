import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { answerVersion } from './answer-version';

const since = new Date('2027-01-01T00:00:00Z');
const ends = new Date('2028-01-01T00:00:00Z');

let server: Server;

beforeAll((done) => {
  const app = express().use(
    answerVersion('/api/v1', [{ name: '2026-11-30', deprecation: { since, ends } }, { name: '2027-01-01' }]),
    (_request, response) => void response.json({}),
  );
  server = app.listen(0, '127.0.0.1', () => done());
});

afterAll((done) => void server.close(done));

async function asked(path: string, version?: string) {
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> = version === undefined ? {} : { 'remit-version': version };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const header = (name: string) => answer.headers.get(name);
  const said = { version: header('remit-version'), deprecation: header('deprecation'), sunset: header('sunset') };
  return { status: answer.status, ...said, link: header('link'), body: (await answer.json()) as object };
}

const newest = { status: 200, version: '2027-01-01', deprecation: null, sunset: null, link: null };
const oldest = {
  ...{ status: 200, version: '2026-11-30', deprecation: '@1798761600' },
  ...{ sunset: 'Sat, 01 Jan 2028 00:00:00 GMT', link: '</docs>; rel="deprecation"' },
};

it.each([
  ['a request that names none gets the oldest, and hears when it ends', undefined, oldest],
  ['one that names it, too', '2026-11-30', oldest],
  ['the newest has no end', '2027-01-01', newest],
])('%s', async (_case, version, expected) => {
  expect(await asked('/api/v1/payments', version)).toMatchObject(expected);
});

it('refuses a version that is not known by its name, and says which are', async () => {
  expect(await asked('/api/v1/payments', '2020-01-01')).toMatchObject({
    ...{ status: 400, version: null },
    body: {
      ...{ code: 'unknown_version', message: 'API version 2020-01-01 is not supported' },
      details: { known_versions: ['2026-11-30', '2027-01-01'] },
      error: { param: 'Remit-Version', hint: expect.stringContaining('2026-11-30, 2027-01-01') },
    },
  });
});

it.each(['', 'latest', '2026-11-30, 2027-01-01', '4242424242424242'])('repeats nothing of %j', async (version) => {
  const { status, body } = await asked('/api/v1/payments', version);
  expect([status, body]).toMatchObject([400, { message: 'Remit-Version must be a date, such as 2027-01-01' }]);
});

it('says nothing beside the API', async () => {
  expect(await asked('/livez', '2020-01-01')).toMatchObject({ status: 200, version: null });
});
