import net from 'node:net';
import { eventually } from '../../../../test/support/probe';
import { HttpProbe, order } from '../../../../test/support/http-probe';

/** All timers except setTimeout, which this file fakes. The probe's own waits use timers/promises. */
const TIMERS_IN_USE = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'performance',
  'Date',
] as const;

const HEAD = 'POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nx-api-key: full\r\nContent-Type: application/json\r\n';

describe('bodies', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  const json = (body: string | Buffer) =>
    probe
      .post('orders')
      .set('Content-Type', 'application/json')
      .send(body as string);

  it.each<[string, string | Buffer]>([
    ['broken JSON', '{"name":'],
    ['a member that appears twice', JSON.stringify(order).replace('{', '{"name":"a",')],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['NUL', '{"name":"a\\u0000"}'],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['a prototype key', '{"metadata":{"__proto__":{"x":1}}}'],
    ['deep nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['a list of 1,001 items', JSON.stringify({ line_items: Array.from({ length: 1_001 }, () => 0) })],
    ['an object of 501 members', JSON.stringify({ metadata: membersOf(501) })],
    ['20,001 values in all', JSON.stringify({ a: Array.from({ length: 50 }, () => membersOf(400)) })],
    ['a text of more than 16 KiB', JSON.stringify({ ...order, name: 'x'.repeat(16_385) })],
    ['a name of JavaScript’s own', JSON.stringify({ ...order, metadata: { toString: 'x' } })],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('refuses %s', async (_name, body) => {
    expect((await json(body)).body).toMatchObject({ code: 'validation_error', http_status_code: 400 });
  });

  it('names the member that appears twice, and the place where the text breaks off', async () => {
    const twice = await json('{"amount":"10.00","amount":"20.00"}');
    expect(twice.status).toBe(400);
    expect(twice.body.error).toMatchObject({ param: 'amount', message: expect.stringContaining('appears twice') });
    const broken = await json('{"name": "x",\n "amount": 1.}');
    expect(broken.status).toBe(400);
    expect(broken.body.error.message).toBe('The body is not valid JSON at position 26 (line 2, column 13)');
  });

  it.each<[string, object, string]>([
    ['a member', { ...order, name: 'paid with 4111 1111 1111 1111' }, 'name'],
    [
      'a member of a member',
      { ...order, line_items: [{ display_name: '٤١١١-١١١١-١١١١-١١١١' }] },
      'line_items[0].display_name',
    ],
    ['a member nobody knows', { ...order, cvv: '123' }, 'cvv'],
    ['a number', { ...order, name: 4111111111111111 }, 'name'],
    ['the name of a member', { ...order, metadata: { '4111111111111111': 'x' } }, 'metadata'],
  ])('refuses card data in %s', async (_name, body, param) => {
    const { status, text } = await json(JSON.stringify(body));
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { param, message: expect.stringContaining('card numbers') } });
    expect(text).not.toMatch(/4111|٤/);
  });

  it('refuses card numbers in a query and in an Idempotency-Key, and calls no request by one', async () => {
    expect((await probe.get('orders?search=4111-1111-1111-1111')).status).toBe(400);
    expect((await probe.post('orders').set('Idempotency-Key', 'for 4111111111111111').send(order)).status).toBe(400);
    const { headers } = await probe.get('orders').set('X-Request-ID', '4111111111111111');
    expect(headers['x-request-id']).toMatch(/^req_/);
    expect(probe.logged.join()).not.toMatch(/4111-?1111/);
  });

  it('reads no more than 1 KiB of a sign-in and 64 KiB of a webhook', async () => {
    const sendTo = async (path: string, bytes: number) =>
      (
        await probe
          .http()
          .post(path)
          .set('Content-Type', 'application/json')
          .send(`{"key":"${'x'.repeat(bytes)}"}`)
      ).body.code;
    expect(await sendTo('/api/v1/session', 1024)).toBe('payload_too_large');
    expect(await sendTo('/v1/session/', 1024)).toBe('payload_too_large');
    expect(await sendTo('/api/v1/webhooks/nomod/t', 64 * 1024)).toBe('payload_too_large');
  });

  it('reads more than 4 KiB from callers with a genuine key only, and waits for no byte of the others', async () => {
    const large = JSON.stringify({ ...order, name: 'x'.repeat(5_000) });
    for (const key of ['full', 'operator'])
      expect((await json(large).set('x-api-key', key)).status).toBe(key === 'full' ? 201 : 401);
    for (const length of ['Content-Length: 5000', 'Transfer-Encoding: chunked']) {
      for (const key of ['x-api-key: wrong', 'x-nothing: 1']) {
        const call = talk(probe.port, `${HEAD.replace('x-api-key: full', key)}${length}\r\n\r\n`);
        await eventually('the answer', () => call.text !== '');
        expect(call.text).toMatch(/^HTTP\/1.1 401 /);
      }
    }
  });

  it('refuses more than a megabyte', async () => {
    expect((await json(`{"name":"${'x'.repeat(1024 * 1024)}"}`)).body.code).toBe('payload_too_large');
  });

  it.each([
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    { 'Content-Type': 'application/json; charset=utf-16' },
    { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
  ])('refuses %j', async (headers) => {
    expect((await probe.post('orders').set(headers).send('{}')).body.code).toBe('unsupported_media_type');
  });

  it('refuses NUL and bad escapes in the path', async () => {
    expect((await probe.get('orders/a%00b')).body.code).toBe('validation_error');
    expect((await probe.get('orders/%E0%A4%A')).body.code).toBe('validation_error');
  });

  it('leaves webhooks untouched, whatever they are', async () => {
    const bytes = Buffer.from([0x00, 0xff, 0x7b]);
    const answer = await probe
      .http()
      .post('/api/v1/webhooks/nomod/t')
      .set('Content-Type', 'text/plain')
      .send(bytes.toString('latin1'));
    expect(answer.body).toEqual({ bytes: Buffer.from(bytes.toString('latin1')).toString('hex') });
  });

  it('answers what is not HTTP in the usual shape', async () => {
    const call = talk(probe.port, 'GARBAGE\r\n\r\n');
    await eventually('the connection to be closed', () => call.closed);
    expect(call.text).toMatch(/^HTTP\/1.1 400 /);
    expect(JSON.parse(call.text.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      success: false,
      code: 'validation_error',
    });
  });

  it('cuts off a body that does not arrive', async () => {
    jest.useFakeTimers({ doNotFake: [...TIMERS_IN_USE] });
    try {
      const call = talk(probe.port, `${HEAD}Content-Length: 9\r\n\r\n{`);
      await eventually('the body to be waited for', () => jest.getTimerCount() > 0);
      jest.advanceTimersByTime(10_000);
      await eventually('the connection to be cut', () => {
        jest.advanceTimersByTime(1_000);
        return call.closed;
      });
      expect(call.text).toMatch(/^HTTP\/1.1 408 [^]*"code":"request_timeout"/);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ['that says it is too large', `${HEAD}Content-Length: 9999999999\r\n\r\n{`],
    ['that turns out too large', `${HEAD}Transfer-Encoding: chunked\r\n\r\n200000\r\n${'x'.repeat(0x200000)}`],
  ])('refuses a body %s before its end, and cuts it off', async (_name, bytes) => {
    const call = talk(probe.port, bytes);
    await eventually('the answer', () => call.text !== '');
    expect(call.text).toMatch(/^HTTP\/1.1 413 [^]*"code":"payload_too_large"/);
    await eventually('the connection to be cut', () => call.closed);
  });
});

/** An object with `count` members. */
function membersOf(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, index]));
}

/** Sends raw bytes and collects the answer. */
function talk(port: number, bytes: string): { text: string; closed: boolean } {
  const call = { text: '', closed: false };
  const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
  socket.on('data', (chunk) => (call.text += chunk.toString()));
  socket.on('error', () => (call.closed = true));
  socket.on('close', () => (call.closed = true));
  return call;
}
