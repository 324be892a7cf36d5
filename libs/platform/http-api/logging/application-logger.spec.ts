import { ApplicationLogger } from './application-logger';

describe('ApplicationLogger', () => {
  const lines: string[] = [];
  const logger = new ApplicationLogger('debug', { write: (line) => void lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  beforeEach(() => lines.splice(0));

  it('writes one JSON object a line with the context', () => {
    logger.log('started\nforged line', 'Main');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(last()).toMatchObject({ level: 'info', context: 'Main', msg: 'started\nforged line' });
  });

  it('keeps the stack that Nest passes', () => {
    logger.error('failed', 'Error: failed\n at x', 'Injector');
    expect(last()).toMatchObject({ level: 'error', context: 'Injector', stack: 'Error: failed\n at x' });
  });

  it.each([
    { api_key: 'canary' },
    { headers: { authorization: 'canary', 'x-api-key': 'canary', cookie: 'canary', 'svix-signature': 'canary' } },
    { request: { headers: { authorization: 'canary', 'x-api-key': 'canary' } } },
    { response: { headers: { 'set-cookie': 'canary', 'webhook-signature': 'canary' } } },
    { cookie: 'canary', password: 'canary', secret: 'canary', webhook_secret: 'canary' },
    { connection: { apiKey: 'canary', webhookSecret: 'canary' } },
  ])('censors %j', (fields) => {
    logger.log({ ...fields, msg: 'x' });
    expect(lines.join('')).not.toContain('canary');
  });

  it.each([
    () => logger.warn('charged 4242 4242 4242 4242'),
    () => logger.warn({ msg: 'charged', card: '4242424242424242', cvv: '987' }),
    () => logger.error(new Error('no such card: 4242-4242-4242-4242')),
  ])('keeps no card number and no security code %#', (write) => {
    write();
    const text = lines.join('').replaceAll(/"time":"[^"]*"/g, '');
    expect(text).not.toMatch(/4242.?4242|987/);
    expect(last().msg).toBeDefined();
  });

  it('reduces errors to what is safe, causes too', () => {
    const cause = Object.assign(new Error('query failed'), {
      parameters: ['canary'],
      driverError: { detail: 'canary' },
    });
    const error = Object.assign(new Error('call failed', { cause }), {
      config: { headers: { token: 'canary' } },
      code: 'E1',
    });
    logger.error(error);
    logger.error({ err: error, msg: 'x' });
    expect(lines.join('')).not.toContain('canary');
    expect(last()).toMatchObject({ err: { message: 'call failed', code: 'E1', cause: { message: 'query failed' } } });
  });
});
