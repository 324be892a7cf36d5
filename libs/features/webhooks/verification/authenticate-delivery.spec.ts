import { ApiError } from '@remit/http-api';
import { Webhook } from 'standardwebhooks';
import { authenticateDelivery } from './authenticate-delivery';

const SECRET = `whsec_${Buffer.alloc(32, 'a').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.alloc(32, 'b').toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.alloc(32, 'c').toString('base64')}`;
const secrets = [
  { connectionId: 'conn_1', secret: SECRET },
  { connectionId: 'conn_1', secret: OLD_SECRET },
  { connectionId: 'conn_2', secret: 'relay-shared-secret' },
];
const now = new Date(1_790_000_000_000);
const body = Buffer.from('{"type":"charge.completed", "data":{"id":"c1"}}');

function sign(
  secret = SECRET,
  { id = 'msg_1', at = now, over = body }: { id?: string; at?: Date; over?: Buffer } = {},
) {
  return {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': new Webhook(secret).sign(id, at, over.toString()),
  };
}

const attempt = (headers: Record<string, string>, sent = body) => authenticateDelivery(sent, headers, secrets, now);
const statusOf = (work: () => unknown): number | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof ApiError ? error.status : undefined;
  }
};

beforeAll(() => jest.useFakeTimers({ now }));
afterAll(() => jest.useRealTimers());

describe('a delivery signed by Nomod', () => {
  it('is genuine with the present and with the previous secret', () => {
    expect(attempt(sign())).toEqual({ route: 'native', connectionId: 'conn_1', messageId: 'msg_1' });
    expect(attempt(sign(OLD_SECRET)).connectionId).toBe('conn_1');
  });

  it('is genuine when one of several signatures fits, whatever the others are', () => {
    const headers = sign();
    const signature = `v2,abc v1,AAAA v1 ${headers['svix-signature']} garbage`;
    expect(attempt({ ...headers, 'svix-signature': signature }).messageId).toBe('msg_1');
    expect(attempt({ ...headers, 'svix-signature': `v1,AAAA, ${headers['svix-signature']}` }).messageId).toBe('msg_1');
  });

  it.each([300, -300])('is accepted when the clocks differ by exactly %d seconds', (seconds) => {
    expect(attempt(sign(SECRET, { at: new Date(now.getTime() + seconds * 1_000) })).messageId).toBe('msg_1');
  });

  it.each([301, -301, 86_400])('is refused when the clocks differ by %d seconds', (seconds) => {
    expect(statusOf(() => attempt(sign(SECRET, { at: new Date(now.getTime() + seconds * 1_000) })))).toBe(400);
  });

  it.each(['svix-id', 'svix-timestamp', 'svix-signature'] as const)('is refused without %s', (name) => {
    const { [name]: _left, ...headers } = sign();
    expect(statusOf(() => attempt(headers))).toBe(400);
  });

  it.each([
    ['an empty signature', { 'svix-signature': '' }],
    ['another version only', { 'svix-signature': 'v2,abc' }],
    ['a signature of the wrong length', { 'svix-signature': 'v1,AAAA' }],
    ['a time with trailing text', { 'svix-timestamp': '1790000000abc' }],
    ['a fractional time', { 'svix-timestamp': '1790000000.5' }],
    ['a negative time', { 'svix-timestamp': '-1790000000' }],
    ['a huge time', { 'svix-timestamp': '99999999999999999999' }],
    ['an altered id', { 'svix-id': 'msg_2' }],
    ['a repeated id', { 'svix-id': 'msg_1, msg_1' }],
    ['an altered time', { 'svix-timestamp': '1790000001' }],
  ])('is refused with %s', (_what, changes) => {
    expect(statusOf(() => attempt({ ...sign(), ...changes }))).toBe(400);
  });

  it.each([
    ['other spaces', Buffer.from('{"type":"charge.completed","data":{"id":"c1"}}')],
    ['a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])],
    ['nothing', Buffer.alloc(0)],
    ['broken UTF-8', Buffer.concat([body, Buffer.from([0xff])])],
  ])('is refused when the bytes are changed: %s', (_what, sent) => {
    expect(statusOf(() => attempt(sign(), sent))).toBe(400);
  });

  it('is refused with the secret of somebody else, and with the secret of a relay', () => {
    expect(statusOf(() => attempt(sign(OTHER_SECRET)))).toBe(400);
    const relaySigned = sign(`whsec_${Buffer.from('relay-shared-secret').toString('base64')}`);
    expect(statusOf(() => attempt(relaySigned))).toBe(400);
  });
});

describe('a delivery from a relay', () => {
  it('is genuine with the shared secret', () => {
    expect(attempt({ 'x-api-key': 'relay-shared-secret' })).toEqual({
      route: 'relay',
      connectionId: 'conn_2',
      messageId: null,
    });
  });

  it.each<Record<string, string>>([
    {},
    { 'x-api-key': '' },
    { 'x-api-key': 'relay-shared-secre' },
    { 'x-api-key': 'relay-shared-secret2' },
  ])('is refused with %j', (headers) => {
    expect(statusOf(() => attempt(headers))).toBe(401);
  });

  it('is refused where there is no secret at all', () => {
    expect(statusOf(() => authenticateDelivery(body, { 'x-api-key': '' }, [], now))).toBe(401);
    expect(statusOf(() => authenticateDelivery(body, sign(), [], now))).toBe(400);
  });
});
