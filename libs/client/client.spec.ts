import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Remit, RemitError, type RemitOptions } from './index';

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** Applies one behaviour per request, in order. The last one stays. */
class Server {
  readonly asked: Asked[] = [];
  private readonly server = createServer((request, response) => void this.take(request, response));

  private constructor(private readonly behaviours: Behaviour[]) {}

  static async that(...behaviours: Behaviour[]): Promise<Server> {
    const server = new Server(behaviours);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    opened.push(server);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  client(options: Partial<RemitOptions> = {}): Remit {
    return new Remit({ apiKey: 'sk_sandbox_1', baseUrl: this.url, ...options });
  }

  get keys(): unknown[] {
    return this.asked.map(({ headers }) => headers['idempotency-key']);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method = '', url = '', headers } = request;
    this.asked.push({ method, url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) });
    const behaviour = this.behaviours.length > 1 ? this.behaviours.shift() : this.behaviours[0];
    behaviour?.(response, request);
  }
}

const opened: Server[] = [];

const answers =
  (status: number, body?: object | string, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === 'object' ? JSON.stringify(body) : body);
const refuses = (status: number, code: string, headers: Record<string, string> = {}, more: object = {}): Behaviour =>
  answers(
    status,
    {
      code,
      message: `Said ${code}`,
      details: { payment_id: 'pay_1' },
      error: { hint: 'Do this', param: 'amount', doc_url: `/docs/errors#${code}`, request_id: 'req_1', ...more },
    },
    headers,
  );
const hangs: Behaviour = () => undefined;
const resets: Behaviour = (_response, request) => void request.socket.destroy();
const breaksOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"id":');
  setImmediate(() => response.destroy());
};

const PAYMENT = { path: { id: 'pay_1' } };
const failure = async (call: Promise<unknown>): Promise<RemitError> => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (error instanceof RemitError) return error;
  throw new Error('It did not fail with a RemitError', { cause: error });
};

describe('a client', () => {
  afterAll(() => opened.forEach((server) => server.close()));

  it('sends what the operation takes, and answers the body', async () => {
    const server = await Server.that(answers(201, { id: 'x_1' }));
    const remit = server.client({ environmentId: 'env_1' });
    expect(await remit.refundPayment({ path: { id: 'a/b' }, body: { amount: '1.00' } })).toEqual({ id: 'x_1' });
    await remit.listCustomers({ query: { customer_ids: ['c_1', 'c&2'], limit: 2, search: undefined } });
    await remit.updateCustomer({ path: { id: 'c_1' }, body: { name: 'Aisha' }, ifVersion: 3 });
    expect(server.asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/v1/payments/a%2Fb/refund', { amount: '1.00' }],
      ['GET', '/api/v1/customers?customer_ids=c_1&customer_ids=c%262&limit=2', undefined],
      ['PUT', '/api/v1/customers/c_1', { name: 'Aisha' }],
    ]);
    expect(server.asked[0]?.headers).toMatchObject({
      authorization: 'Bearer sk_sandbox_1',
      'x-environment-id': 'env_1',
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^remit-client\/\d/),
      'remit-version': expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(server.asked.map(({ headers }) => headers['if-match'])).toEqual([undefined, undefined, '"3"']);
    expect(server.keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), undefined, undefined]);
  });

  it('answers nothing where the operation answers nothing', async () => {
    const server = await Server.that(answers(204));
    expect(await server.client().archiveCustomer({ path: { id: 'c_1' } })).toBeUndefined();
  });

  it.each([
    ['a reset connection', resets],
    ['an answer that breaks off', breaksOff],
    ['429', refuses(429, 'rate_limited')],
    ['503', refuses(503, 'service_unavailable')],
    ['Nomod being busy', refuses(503, 'nomod_busy')],
    ['the first try still running', refuses(409, 'request_in_progress')],
    ['502 of a proxy', answers(502, '<html>Bad gateway</html>')],
    ['504 of a proxy', answers(504)],
  ])('tries a POST again after %s, with the same key', async (_, behaviour) => {
    const server = await Server.that(behaviour, answers(201, { id: 'pay_1' }));
    const remit = server.client();
    expect(await remit.processPayment(PAYMENT)).toEqual({ id: 'pay_1' });
    expect(server.asked).toHaveLength(2);
    expect(new Set(server.keys).size).toBe(1);
    await remit.processPayment(PAYMENT);
    expect(new Set(server.keys).size).toBe(2);
  });

  it.each([
    ['400', refuses(400, 'validation_error'), 'refused'],
    ['500', refuses(500, 'internal_error'), 'refused'],
    ['a link that Nomod refused', refuses(502, 'nomod_link_creation_failed'), 'refused'],
    ['an outcome at Nomod that is not known', refuses(504, 'nomod_outcome_unknown'), 'refused'],
    ['a redirect', answers(302, '', { location: '/elsewhere' }), 'not_remit'],
    ['a page', answers(200, '<html>Hello</html>'), 'not_remit'],
  ])('does not repeat after %s', async (_, behaviour, kind) => {
    const server = await Server.that(behaviour);
    expect(await failure(server.client().processPayment(PAYMENT))).toMatchObject({ kind });
    expect(server.asked).toHaveLength(1);
  });

  it('waits as long as Retry-After says, and not where that is beyond the time limit', async () => {
    const passing = refuses(429, 'rate_limited', { 'retry-after': '1' });
    const server = await Server.that(passing, answers(200, { id: 'pay_1' }));
    const began = Date.now();
    await server.client().getPayment(PAYMENT);
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
    const long = await Server.that(refuses(503, 'service_unavailable', { 'retry-after': '3600' }));
    expect(await failure(long.client().getPayment(PAYMENT))).toMatchObject({ status: 503 });
    expect(long.asked).toHaveLength(1);
  });

  it('ends within the time limit, and tells the key to ask again with', async () => {
    const server = await Server.that(hangs);
    const began = Date.now();
    const error = await failure(server.client({ timeoutMs: 600 }).processPayment(PAYMENT));
    expect(error).toMatchObject({ kind: 'timeout', idempotencyKey: server.keys[0] });
    expect(Date.now() - began).toBeLessThan(2_000);
    const mine = server.client().processPayment({ ...PAYMENT, idempotencyKey: 'mine', timeoutMs: 100 });
    expect(await failure(mine)).toMatchObject({ kind: 'timeout', idempotencyKey: 'mine' });
  });

  it('gives up after maxRetries, and when its caller does', async () => {
    const server = await Server.that(resets);
    expect(await failure(server.client({ maxRetries: 1 }).getPayment(PAYMENT))).toMatchObject({ kind: 'no_answer' });
    expect(server.asked).toHaveLength(2);
    for (const behaviour of [hangs, refuses(503, 'service_unavailable', { 'retry-after': '30' })]) {
      const other = await Server.that(behaviour);
      const signal = AbortSignal.timeout(150);
      const reason: unknown = await other
        .client()
        .getPayment({ ...PAYMENT, signal })
        .catch((error: unknown) => error);
      expect([signal.aborted, reason]).toEqual([true, signal.reason]);
      expect(other.asked).toHaveLength(1);
    }
  });

  it('tells what Remit says about a refusal, and never the key', async () => {
    const server = await Server.that(refuses(400, 'invalid_invoice_amount'));
    const remit = server.client();
    const error = await failure(remit.processPayment(PAYMENT));
    expect(error).toMatchObject({
      name: 'RemitError',
      message: 'Said invalid_invoice_amount',
      status: 400,
      code: 'invalid_invoice_amount',
      hint: 'Do this',
      param: 'amount',
      requestId: 'req_1',
      docUrl: `${server.url}/docs/errors#invalid_invoice_amount`,
      details: { payment_id: 'pay_1' },
    });
    expect(JSON.stringify([error, error.stack, remit])).not.toContain('sk_sandbox_1');
  });

  it('refuses an id that would lead to another operation, and an address that is none', async () => {
    const server = await Server.that(answers(200, {}));
    for (const id of ['', '.', '..'])
      await expect(server.client().updateCustomer({ path: { id }, body: {} })).rejects.toThrow('path.id is missing');
    expect(server.asked).toEqual([]);
    for (const baseUrl of ['https://remit.example.com/api/v1', 'ftp://remit.example.com'])
      expect(() => new Remit({ apiKey: 'sk_1', baseUrl })).toThrow('without a path');
    expect(() => new Remit({ apiKey: '', baseUrl: server.url })).toThrow('apiKey is missing');
  });

  it('reads a list to its end, by query or by body', async () => {
    const page = (ids: number[], next: string | null) =>
      answers(200, { items: ids.map((id) => ({ id })), pagination: { next_cursor: next } });
    const pages = () => Server.that(page([1, 2], 'c_2'), page([], 'c_3'), page([3], null));
    const server = await pages();
    const ids: unknown[] = [];
    for await (const { id } of server.client().each('listPayments', { query: { limit: 2 } })) ids.push(id);
    expect(ids).toEqual([1, 2, 3]);
    expect(server.asked.map(({ url }) => url.split('?')[1])).toEqual([
      'limit=2',
      'limit=2&cursor=c_2',
      'limit=2&cursor=c_3',
    ]);

    const searched = await pages();
    for await (const { id } of searched.client().each('searchInvoices', { body: { limit: 2 } })) ids.push(id);
    expect(searched.asked.map(({ body }) => body)).toEqual([
      { limit: 2 },
      { limit: 2, cursor: 'c_2' },
      { limit: 2, cursor: 'c_3' },
    ]);
  });

  it('goes on from a row, backwards too, and through a search that is sorted', async () => {
    const page = (ids: number[], next: string | null, hasMore = next !== null, offset = 0) =>
      answers(200, {
        items: ids.map((id) => ({ id: String(id) })),
        pagination: { next_cursor: next, has_more: hasMore, offset, limit: 2 },
      });
    const after = await Server.that(page([3, 4], 'c_4'), page([5], null));
    const before = await Server.that(page([3, 4], 'c_4', true), page([1, 2], 'c_2', false));
    const sorted = await Server.that(page([1, 2], 'c_2'), page([3], null, false, 2));
    const ids: unknown[] = [];
    const query = { limit: 2 };
    for await (const { id } of after.client().each('listPayments', { query: { ...query, starting_after: '2' } }))
      ids.push(id);
    for await (const { id } of before.client().each('listPayments', { query: { ...query, ending_before: '5' } }))
      ids.push(id);
    const sort = [{ field: 'total', direction: 'asc' as const }];
    for await (const { id } of sorted.client().each('searchInvoices', { body: { limit: 2, sort } })) ids.push(id);
    expect(ids.join('')).toBe('3454321123');
    const queries = (server: Server) => server.asked.map(({ url }) => url.split('?')[1]);
    expect(queries(after)).toEqual(['limit=2&starting_after=2', 'limit=2&cursor=c_4']);
    expect(queries(before)).toEqual(['limit=2&ending_before=5', 'limit=2&ending_before=3']);
    expect(sorted.asked.map(({ body }) => body)).toEqual([
      { limit: 2, sort },
      { limit: 2, sort, offset: 2 },
    ]);
  });

  it('reads no further than is asked for', async () => {
    const early = await Server.that(answers(200, { items: [{ id: 1 }], pagination: { next_cursor: 'c_2' } }));
    const { value } = await early.client().each('listPayments').next();
    expect([value, early.asked.length]).toEqual([{ id: 1 }, 1]);
  });
});
