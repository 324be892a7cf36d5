import { requestHash } from './request-hash';

describe('requestHash', () => {
  const base = requestHash('POST', '/api/v1/payments', { amount: 1, metadata: { a: '1', b: '2' } });

  it.each([
    ['the order of members', '/api/v1/payments', { metadata: { b: '2', a: '1' }, amount: 1 }],
    ['the key in the body', '/api/v1/payments', { amount: 1, metadata: { a: '1', b: '2' }, idempotency_key: 'x' }],
    ['the base path', '/v1/payments', { amount: 1, metadata: { a: '1', b: '2' } }],
  ])('does not depend on %s', (_name, url, body) => expect(requestHash('POST', url, body)).toBe(base));

  it.each([
    ['a value', '/api/v1/payments', { amount: 2, metadata: { a: '1', b: '2' } }],
    ['the type of a value', '/api/v1/payments', { amount: '1', metadata: { a: '1', b: '2' } }],
    ['a missing member', '/api/v1/payments', { amount: 1 }],
    ['another path', '/api/v1/invoices', { amount: 1, metadata: { a: '1', b: '2' } }],
    [
      'an array for an object',
      '/api/v1/payments',
      {
        amount: 1,
        metadata: [
          ['a', '1'],
          ['b', '2'],
        ],
      },
    ],
  ])('depends on %s', (_name, url, body) => expect(requestHash('POST', url, body)).not.toBe(base));
});
