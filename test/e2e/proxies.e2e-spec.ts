import { randomUUID } from 'node:crypto';
import https from 'node:https';
import { freePort } from '../support/free-port';
import { eventually } from '../support/probe';
import { missingProxy, PROXIES, type ReverseProxy, startProxy } from '../support/reverse-proxy';
import { PATIENCE } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

/** The proxy is here; callers come from another address of this machine. */
const CALLER = '127.0.0.2';
const SPOOFED = '198.51.100.9';

/** These are the files that operators copy: only addresses, ports and paths of certificates are changed. */
describe.each(PROXIES)('behind %s, as configured in apps/api/deploy', (name) => {
  const missing = missingProxy(name);
  if (missing) {
    it.skip(missing, () => undefined);
    return;
  }
  const stage = useStage({ env: { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://remit.example.com' } });
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await startProxy(name, await freePort(), Number(new URL(stage.remit.url).port));
    await eventually(
      `${name} to pass requests on`,
      async () => (await call('GET', '/readyz')).status === 200,
      PATIENCE,
    );
  }, 60_000);
  afterAll(() => proxy?.stop());

  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    https.request({
      host: '127.0.0.1',
      port: proxy.port,
      localAddress: CALLER,
      servername: 'remit.example.com',
      ca: proxy.ca,
      agent: false,
      method,
      path,
      headers: { host: 'remit.example.com', ...headers },
      timeout: 10_000,
    });

  async function call(method: string, path: string, headers: Record<string, string> = {}, body = '') {
    return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
      const request = send(method, path, headers).on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject).on('end', () => {
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text });
        });
      });
      request.end(body);
    });
  }

  it('serves API and console, but no metrics in any spelling', async () => {
    expect(await call('GET', '/', { accept: 'text/html' })).toMatchObject({
      status: 200,
      type: expect.stringMatching(/^text\/html/),
    });
    expect((await call('GET', '/api/v1/customers')).status).toBe(401);
    for (const path of [
      '/metrics',
      '/metrics/',
      '/METRICS',
      '/metrics?x=1',
      '//metrics',
      '/%6detrics',
      '/x/../metrics',
    ]) {
      const { status, text } = await call('GET', path);
      expect([path, status >= 400, text.includes('# TYPE')]).toEqual([path, true, false]);
    }
  });

  it('lets Remit answer a body that is too large', async () => {
    const key = (await stage.bareShop()).environment.api_key;
    const body = JSON.stringify({ name: 'x'.repeat(1_200_000) });
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': `${body.length}`,
    };
    const answer = await call('POST', '/api/v1/customers', headers, body);
    expect(answer).toMatchObject({ status: 413, type: expect.stringMatching(/^application\/json/) });
  });

  it('tells where a request comes from, whatever the caller claims', async () => {
    const shop = await stage.newShop({ webhooks: false });
    const headers = { 'x-forwarded-for': SPOOFED, 'content-type': 'application/json', 'content-length': '2' };
    expect((await call('POST', `/api/v1/${shop.webhookPath}`, headers, '{}')).status).toBe(401);
    const { items } = await eventually(
      'the refused webhook to be listed',
      () => shop.get<{ items: { source: string }[] }>('webhooks/rejected'),
      { ...PATIENCE, until: (list) => list.items.length > 0 },
    );
    expect(items.map(({ source }) => source)).toEqual([CALLER]);
  });

  it('passes live changes on as they come', async () => {
    const shop = await stage.bareShop();
    const stream = send('GET', '/api/v1/events/stream', { authorization: `Bearer ${shop.environment.api_key}` }).end();
    let heard = '';
    stream.on('response', (response) => response.setEncoding('utf8').on('data', (part: string) => (heard += part)));
    // Less than the 15 s after which a comment would push out what was held back.
    const hears = async (text: string) =>
      eventually(`"${text}"`, async () => heard.includes(text), { timeoutMs: 10_000, intervalMs: 10 });
    await hears('retry: 2000');
    await shop.post('customers', { external_id: randomUUID(), name: 'Mona Haddad' });
    await hears('event: change');
    stream.on('error', () => undefined).destroy();
  });
});
