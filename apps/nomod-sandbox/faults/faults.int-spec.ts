import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { startSandbox, type RunningSandbox } from '../sandbox';
import { SandboxClient } from '../testing/sandbox-client';

/** The result of one call for a plain HTTP client. */
interface Seen {
  status?: number;
  headers?: http.IncomingHttpHeaders;
  raw: string;
  error?: string;
}

describe('sandbox faults', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
  });
  afterEach(() => nomod.control('DELETE', '/faults'));

  const createLink = (signal?: AbortSignal) =>
    new Promise<Seen>((resolve) => {
      const body = JSON.stringify({ currency: 'AED', title: 'T', items: [{ name: 'Work', amount: '1.00' }] });
      const headers = { 'x-api-key': nomod.key, 'content-type': 'application/json' };
      const request = http.request(`${sandbox.url}/v1/links`, { method: 'POST', headers, signal }, (response) => {
        let raw = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (raw += chunk));
        response.on('error', (error) => resolve({ raw, error: error.message }));
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, raw }));
      });
      request.on('error', (error) => resolve({ raw: '', error: error.message }));
      request.end(body);
    });
  const fault = (rule: object) => nomod.control('POST', '/faults', { operation: 'create_link', times: 1, ...rule });
  const linksMade = async () => {
    const { links } = await nomod.account<{ links: unknown[] }>('GET', '/objects');
    return links.length;
  };

  it.each([
    ['status', 0],
    ['status_after', 1],
  ])('%s answers an error with %i links made', async (kind, made) => {
    await fault({ kind, status: 503, retry_after: 2 });
    const seen = await createLink();
    expect(seen).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(JSON.parse(seen.raw)).toMatchObject({ error: { code: 'service_unavailable' } });
    expect(await linksMade()).toBe(made);
    expect((await createLink()).status).toBe(201);
  });

  it.each([
    [2, '2'],
    [null, undefined],
  ])('a rate limit refuses more calls than it allows in a second, Retry-After: %s', async (seconds, header) => {
    const limit = { calls_per_second: 3, retry_after_seconds: seconds };
    await nomod.account('PATCH', '/options', { rate_limit: limit });
    const seen = await Promise.all(Array.from({ length: 5 }, () => createLink()));
    expect(seen.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429]);
    const refused = seen.find(({ status }) => status === 429);
    expect(refused?.headers?.['retry-after']).toBe(header);
    expect(JSON.parse(refused?.raw ?? '')).toMatchObject({ error: { code: 'throttled' } });
    expect(await linksMade()).toBe(3);
    expect(await nomod.control('GET', `/counters?account=${nomod.key}`)).toEqual({ create_link: 3, throttled: 2 });
    const other = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
    expect(await other.control('GET', `/counters?account=${other.key}`)).toEqual({});
  });

  it('status answers HTML, text, or the body it was given', async () => {
    await fault({ kind: 'status', status: 502, format: 'html' });
    expect((await createLink()).headers?.['content-type']).toContain('text/html');
    await fault({ kind: 'status', status: 500, format: 'text', body: 'oops' });
    expect((await createLink()).raw).toBe('oops');
    await fault({ kind: 'status', status: 200, body: { id: 7 } });
    expect(JSON.parse((await createLink()).raw)).toEqual({ id: 7 });
  });

  it.each([
    ['reset_before', 0],
    ['reset_after', 1],
  ])('%s breaks the connection with %i links made', async (kind, made) => {
    await fault({ kind });
    expect((await createLink()).error).toMatch(/ECONNRESET|socket hang up/);
    expect(await linksMade()).toBe(made);
  });

  it.each([
    ['timeout', 0],
    ['timeout_after', 1],
  ])('%s answers nothing with %i links made', async (kind, made) => {
    await fault({ kind, ms: 20 });
    expect((await createLink()).error).toMatch(/socket hang up|ECONNRESET/);
    expect(await linksMade()).toBe(made);
  });

  it('delay does the work even when the caller has given up', async () => {
    await fault({ kind: 'delay', delay_ms: 60 });
    expect((await createLink(AbortSignal.timeout(10))).error).toBeDefined();
    expect(await linksMade()).toBe(0);
    const deadline = Date.now() + 5000;
    while ((await linksMade()) === 0 && Date.now() < deadline) continue;
    expect(await linksMade()).toBe(1);
  });

  it('redirect points to a place that notices whoever follows', async () => {
    await fault({ kind: 'redirect' });
    const { status, headers } = await createLink();
    expect(status).toBe(302);
    await fetch(String(headers?.location), { headers: { 'x-api-key': nomod.key } });
    const counters = await nomod.control('GET', `/counters?account=${nomod.key}`);
    expect(counters).toMatchObject({ redirect_followed_with_key: 1, create_link: 1 });
  });

  it.each(['empty_200', 'truncated_json'])('%s cannot be parsed, and the link is made', async (kind) => {
    await fault({ kind });
    const { raw, error } = await createLink();
    expect(error).toBeUndefined();
    expect(() => JSON.parse(raw) as unknown).toThrow();
    expect(await linksMade()).toBe(1);
  });

  it('wrong_types, other_object_id and huge_body damage the answer', async () => {
    await fault({ kind: 'wrong_types' });
    expect(JSON.parse((await createLink()).raw)).toMatchObject({ id: { value: expect.any(String) } });
    await fault({ kind: 'other_object_id' });
    const { id } = JSON.parse((await createLink()).raw) as { id: string };
    expect((await nomod.api('GET', `/links/${id}`)).status).toBe(404);
    await fault({ kind: 'huge_body' });
    expect((await createLink()).raw.length).toBeGreaterThan(10 * 1024 * 1024);
  });

  it('drip answers byte by byte', async () => {
    await fault({ kind: 'drip', ms: 0 });
    expect(JSON.parse((await createLink()).raw)).toMatchObject({ title: 'T' });
  });

  it('are listed in the call log, with who called', async () => {
    await fault({ kind: 'reset_before' });
    await createLink();
    await nomod.api('GET', '/links?search=x');
    const calls = await nomod.control('GET', `/calls?account=${nomod.key}`);
    expect(calls).toMatchObject([
      { operation: 'create_link', fault: 'reset_before', status: null },
      { operation: 'list_links', fault: null, status: 200, query: '?search=x', user_agent: expect.any(String) },
    ]);
  });

  it('closes in the middle of a hang', async () => {
    const other = await startSandbox({ port: 0, host: '127.0.0.1' });
    const client = new SandboxClient(other.url, nomod.key);
    await client.control('POST', '/faults', { kind: 'timeout' });
    const hanging = client.api('GET', '/links').catch((error: unknown) => error);
    const deadline = Date.now() + 5000;
    while ((await client.control<unknown[]>('GET', '/calls')).length === 0 && Date.now() < deadline) continue;
    await other.close();
    expect(await hanging).toBeInstanceOf(Error);
  });

  it('refuses Python-urllib like the edge does', async () => {
    const answer = await fetch(`${sandbox.url}/v1/links`, { headers: { 'user-agent': 'Python-urllib/3.12' } });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });
});
