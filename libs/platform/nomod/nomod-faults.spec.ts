import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Settings } from '@remit/settings';

import { NomodClient } from './nomod.client';
import { GatewayError, type GatewayErrorKind } from '@remit/gateway';
import { CHARGE_ID, CUSTOMER_ID, INVOICE_ID, LINK_ID } from './spec-support/gateway-objects';
import { bytes, drip, head, html, json, RawGateway, type Reply } from './spec-support/raw-gateway';
import { OpenGate } from '../../../test/support/open-gate';

const SECRET = 'Qm7vT2xLw9Rk4Zp8';
const credentials = { apiKey: `sk_test_prefix.${SECRET}` };
const items = [{ name: 'Consulting', amountMinor: 10500n }];
const payable = { title: 'INV-1', items, currency: 'AED' };

const calls: Record<string, { writes: boolean; make: (client: NomodClient) => Promise<unknown> }> = {
  'create customer': { writes: true, make: (c) => c.createCustomer(credentials, { firstName: 'Amina' }) },
  'create link': { writes: true, make: (c) => c.createLink(credentials, payable) },
  'create invoice': {
    writes: true,
    make: (c) => c.createInvoice(credentials, { ...payable, customerId: CUSTOMER_ID, dueDate: '2026-02-01' }),
  },
  'disable link': { writes: true, make: (c) => c.disableLink(credentials, LINK_ID) },
  'cancel invoice': { writes: true, make: (c) => c.cancelInvoice(credentials, INVOICE_ID) },
  'refund charge': { writes: true, make: (c) => c.refundCharge(credentials, CHARGE_ID, 100n, 'AED') },
  'read charge': { writes: false, make: (c) => c.getCharge(credentials, CHARGE_ID) },
  'find links': { writes: false, make: (c) => c.findLinks(credentials, { search: 'token' }) },
};

const nomodError = (code: string) => ({ error: { code, message: `Not with ${SECRET} <b>please</b>` } });
const inAMinute = () => new Date(Date.now() + 60_000).toUTCString();

interface Fault {
  reply: Reply;
  kind: GatewayErrorKind;
  /** Nomod certainly did nothing, whatever was asked. */
  certain?: true;
  more?: object;
}

const faults: Record<string, Fault> = {
  'reset after the call was read': { reply: (socket) => socket.resetAndDestroy(), kind: 'connection_lost' },
  'closed without a word': { reply: (socket) => socket.end(), kind: 'connection_lost' },
  'cut off in the middle': {
    reply: (socket) => socket.end(`${head(200, { 'content-length': '500' })}{"id":`),
    kind: 'connection_lost',
  },
  'status 400': {
    reply: json(400, nomodError('invalid_amount')),
    kind: 'refused',
    certain: true,
    more: { status: 400, code: 'invalid_amount' },
  },
  'status 401': { reply: json(401, nomodError('not_authenticated')), kind: 'unauthorized', certain: true },
  'status 403': { reply: json(403, nomodError('business_not_enabled')), kind: 'unauthorized', certain: true },
  'status 403 from the edge': { reply: html(403), kind: 'unavailable', certain: true },
  'status 404': { reply: json(404, nomodError('not_found')), kind: 'not_found', certain: true, more: { status: 404 } },
  'status 408': { reply: html(408), kind: 'timed_out', more: { status: 408 } },
  'status 429': {
    reply: json(429, nomodError('throttled')),
    kind: 'rate_limited',
    certain: true,
    more: { status: 429, code: 'throttled' },
  },
  'status 429 with seconds': {
    reply: json(429, {}, { 'retry-after': '7' }),
    kind: 'rate_limited',
    certain: true,
    more: { retryAfterMs: 7000 },
  },
  'status 429 with a date': {
    reply: (socket, call) => json(429, {}, { 'retry-after': inAMinute() })(socket, call),
    kind: 'rate_limited',
    certain: true,
    more: { retryAfterMs: expect.any(Number) },
  },
  'status 500': { reply: json(500, nomodError('internal_server_error')), kind: 'server_error', more: { status: 500 } },
  'status 502 in HTML': { reply: html(502), kind: 'server_error', more: { status: 502 } },
  'status 503': { reply: json(503, {}, { 'retry-after': '2' }), kind: 'unavailable', more: { retryAfterMs: 2000 } },
  'status 302': {
    reply: (socket) => socket.write(head(302, { location: 'http://127.0.0.1:1/', 'content-length': '0' })),
    kind: 'redirected',
    more: { status: 302 },
  },
  'empty 200': { reply: bytes(200, ''), kind: 'invalid_answer' },
  'status 204': { reply: (socket) => socket.write(head(204, {})), kind: 'invalid_answer' },
  'HTML with 200': { reply: html(200), kind: 'invalid_answer' },
  'truncated JSON': { reply: bytes(200, '{"id":"3f0c1a52","amo'), kind: 'invalid_answer' },
  'a list instead of an object': { reply: json(200, []), kind: 'invalid_answer' },
  'a member named twice': { reply: bytes(200, `{"id":"a","i\\u0064":"b"}`), kind: 'invalid_answer' },
  'text that is not UTF-8': { reply: bytes(200, Buffer.from([0x22, 0xff, 0x22])), kind: 'invalid_answer' },
  'a body of 10 MB': { reply: bytes(200, Buffer.alloc(10 * 1024 * 1024, ' ')), kind: 'invalid_answer' },
  'a small body that unpacks to 10 MB': {
    reply: bytes(200, gzipSync(Buffer.alloc(10 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }),
    kind: 'invalid_answer',
  },
  'a body that does not unpack': { reply: bytes(200, 'text', { 'content-encoding': 'gzip' }), kind: 'invalid_answer' },
  'no HTTP at all': { reply: (socket) => socket.end('220 mail ready\r\n\r\n'), kind: 'invalid_answer' },
};

const slow: Record<string, Reply> = {
  'no answer at all': () => undefined,
  'one byte after the other, each well in time': drip(20),
};

describe('what a fault at Nomod becomes', () => {
  let gateway: RawGateway;
  let client: NomodClient;

  beforeAll(async () => {
    gateway = await RawGateway.start();
    client = new NomodClient(new Settings({ nomodApiUrl: gateway.url, nomodTimeoutMs: 10_000 }), new OpenGate());
  });

  afterAll(async () => {
    client.onApplicationShutdown();
    await gateway.stop();
  });

  describe.each(Object.entries(calls))('%s', (operation, { writes, make }) => {
    it.each(Object.entries(faults))('%s', async (_name, { reply, kind, certain, more }) => {
      gateway.answers(reply);
      const error = await failureOf(make(client));
      expect(error).toMatchObject({ operation, kind, outcome: certain || !writes ? 'not_done' : 'unknown', ...more });
      expect(gateway.calls.filter((call) => call.method !== 'GET')).toHaveLength(writes ? 1 : 0);
      expectNoSecret(error);
    });

    it.each(Object.entries(slow))('%s', async (_name, reply) => {
      gateway.answers(reply);
      const hurried = new NomodClient(new Settings({ nomodApiUrl: gateway.url, nomodTimeoutMs: 150 }), new OpenGate());
      const error = await failureOf(make(hurried));
      hurried.onApplicationShutdown();
      expect(error).toMatchObject({ operation, kind: 'timed_out', outcome: writes ? 'unknown' : 'not_done' });
      expectNoSecret(error);
    });

    it.each(['http://127.0.0.1:1', 'http://localhost:1'])('nobody at %s', async (nomodApiUrl) => {
      const lost = new NomodClient(new Settings({ nomodApiUrl, nomodTimeoutMs: 10_000 }), new OpenGate());
      const error = await failureOf(make(lost));
      lost.onApplicationShutdown();
      expect(error).toMatchObject({ operation, kind: 'unreachable', outcome: 'not_done' });
      expectNoSecret(error);
    });
  });

  it('refuses a key that cannot be a header without sending it', async () => {
    gateway.answers(json(200, {}));
    const error = await failureOf(client.checkKey({ apiKey: `${SECRET}\r\nX-Other: 1` }));
    expect(error).toMatchObject({ kind: 'unauthorized', outcome: 'not_done' });
    expect(gateway.calls).toHaveLength(0);
    expectNoSecret(error);
  });
});

async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GatewayError);
  return error as GatewayError;
}

function expectNoSecret(error: GatewayError): void {
  const everything = `${JSON.stringify(error)}${inspect(error, { depth: null, showHidden: true })}${error.stack}`;
  expect(everything).not.toContain(SECRET);
  expect(everything).not.toMatch(/X-API-KEY|AxiosError|Consulting|Amina/i);
}
