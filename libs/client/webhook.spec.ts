import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookError } from './index';

const secretOf = (byte: number) => `whsec_${Buffer.alloc(24, byte).toString('base64')}`;
const SECRET = secretOf(1);
const BODY = JSON.stringify({ event_type: 'customer.created', event_id: 'evt_1', customer: { name: 'عائشة' } });

/** Signs like Remit, with the published library. */
function signed(body = BODY, { secrets = [SECRET], ageSeconds = 0 } = {}): Record<string, string> {
  const at = new Date(Date.now() - ageSeconds * 1000);
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign('msg_1', at, body)).join(' '),
  };
}

const reason = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    if (error instanceof WebhookError) return error.reason;
    throw error;
  }
  return 'taken';
};

describe('verifyWebhook', () => {
  it('answers the event, from text or bytes, with the headers of Node or of fetch', () => {
    const headers = signed();
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    for (const body of [BODY, Buffer.from(BODY), new TextEncoder().encode(BODY)])
      for (const each of [headers, upper, new Headers(headers)])
        expect(verifyWebhook(body, each, SECRET)).toEqual(JSON.parse(BODY));
  });

  it('takes either secret while one replaces the other, on either side', () => {
    const [old, fresh] = [secretOf(2), secretOf(3)];
    for (const secret of [old, fresh])
      expect(reason(() => verifyWebhook(BODY, signed(BODY, { secrets: [old, fresh] }), secret))).toBe('taken');
    expect(reason(() => verifyWebhook(BODY, signed(BODY, { secrets: [old] }), [fresh, old]))).toBe('taken');
  });

  it.each<[string, string, Record<string, string>]>([
    ['missing_header', BODY, { 'webhook-id': 'msg_1' }],
    ['wrong_time', BODY, signed(BODY, { ageSeconds: 302 })],
    ['wrong_time', BODY, signed(BODY, { ageSeconds: -302 })],
    ['wrong_time', BODY, { ...signed(), 'webhook-timestamp': 'now' }],
    ['wrong_signature', BODY, signed(BODY, { secrets: [secretOf(9)] })],
    ['wrong_signature', BODY.replace('evt_1', 'evt_2'), signed()],
    ['wrong_signature', BODY, { ...signed(), 'webhook-id': 'msg_2' }],
    [
      'wrong_signature',
      BODY,
      { ...signed(), 'webhook-signature': signed()['webhook-signature']?.replace('v1', 'v2') ?? '' },
    ],
    ['wrong_signature', BODY, { ...signed(), 'webhook-signature': 'v1,' }],
    ['unreadable', '[]', signed('[]')],
    ['unreadable', '{', signed('{')],
  ])('says %s of %s', (expected, body, headers) => {
    expect(reason(() => verifyWebhook(body, headers, SECRET))).toBe(expected);
  });

  it('lets its caller say how old a webhook may be', () => {
    const old = signed(BODY, { ageSeconds: 3_000 });
    expect(reason(() => verifyWebhook(BODY, old, SECRET, { toleranceSeconds: 3_600 }))).toBe('taken');
  });

  it('refuses a body that was parsed, and a secret that everybody knows', () => {
    expect(() => verifyWebhook(JSON.parse(BODY) as string, signed(), SECRET)).toThrow('before parsing');
    for (const secret of ['', 'whsec_'])
      expect(() => verifyWebhook(BODY, signed(), secret)).toThrow('as Remit showed it');
    expect(() => verifyWebhook(BODY, signed(), [])).toThrow('secret');
  });
});
