import { newTokenId, readScopedToken, writeScopedToken } from './scoped-token';

const scope = { tenantId: 'tenant_01M8MNRE2BNSWCZAXDEMMXHKKF', environmentId: 'env_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' };

describe('the token of a public page', () => {
  const id = newTokenId();
  const token = writeScopedToken({ scope, id }) ?? '';

  it('says whose it is and which one', () => {
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(readScopedToken(token)).toEqual({ scope, id });
    expect(newTokenId()).not.toBe(id);
  });

  it.each(['', 'x', `${token}x`, token.slice(1), `${token.slice(1)}.`, 'a'.repeat(63)])('is none: %j', (text) => {
    expect(readScopedToken(text)).toBeUndefined();
  });

  it('is not written for a scope of another kind', () => {
    expect(writeScopedToken({ scope: { ...scope, tenantId: 'tenant_A' }, id })).toBeUndefined();
  });
});
