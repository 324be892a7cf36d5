import http from 'node:http';
import { type RunningSandbox, startSandbox } from '../sandbox';

/** Sends a request with these headers and returns its status. `fetch` does not let a caller set Host. */
function statusOf(url: string, method: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });
}

describe('who may call the sandbox', () => {
  let open: RunningSandbox;
  let closed: RunningSandbox;

  beforeAll(async () => {
    const where = { port: 0, host: '127.0.0.1' };
    open = await startSandbox({ ...where, publicUrl: 'https://sandbox.example.com' });
    closed = await startSandbox({ ...where, controlSecret: 'only-the-operator' });
  });
  afterAll(async () => {
    await open.close();
    await closed.close();
  });

  it.each<[string, Record<string, string>]>([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a page of this machine on another port', { origin: 'http://127.0.0.1:1' }],
    ['a name that was pointed at this machine', { host: 'rebound.evil.example' }],
    ['a host that is none', { host: '%' }],
  ])('is not %s', async (_name, headers) => {
    for (const path of ['/_sandbox/reset', '/v1/links', '/en/l/some/pay']) {
      expect(await statusOf(open.url + path, 'POST', headers)).toBe(403);
    }
    expect(await statusOf(`${open.url}/_sandbox/accounts`, 'GET', headers)).toBe(403);
  });

  it('is a program, a page of its own, and whoever knows it by the name that it was given', async () => {
    const { host } = new URL(open.url);
    const allowed: Record<string, string>[] = [
      {},
      { origin: open.url },
      { host: 'sandbox.example.com' },
      { host: 'sandbox:4010' },
      { host: 'localhost' },
    ];
    for (const headers of allowed) {
      expect({ headers, status: await statusOf(`${open.url}/_sandbox/accounts`, 'GET', headers) }).toEqual({
        headers,
        status: 200,
      });
    }
    expect(await statusOf(`${open.url}/_sandbox/reset`, 'POST', { host, origin: `http://${host}` })).toBe(200);
  });

  it('is only whoever has its secret, when it has one', async () => {
    const ask = (path: string, headers: Record<string, string> = {}) => statusOf(closed.url + path, 'GET', headers);
    expect(await ask('/_sandbox/accounts')).toBe(401);
    expect(await ask('/_SANDBOX/accounts')).toBe(401);
    expect(await ask('/_sandbox/accounts', { 'x-sandbox-secret': 'only-the-operato' })).toBe(401);
    expect(await ask('/_sandbox/accounts', { 'x-sandbox-secret': 'only-the-operator' })).toBe(200);
    expect(await ask('/_sandbox/health')).toBe(200);
    expect(await statusOf(`${closed.url}/_sandbox/reset`, 'POST', {})).toBe(401);
  });
});
