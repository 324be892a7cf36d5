import { newReturnId, readReturnToken, tokenInAddress, writeReturnToken } from './return-token';

const scope = { tenantId: 'tenant_01M8MNRE2BNSWCZAXDEMMXHKKF', environmentId: 'env_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' };

describe('the token of a return address', () => {
  const id = newReturnId();
  const token = writeReturnToken({ scope, id }) ?? '';

  it('says whose it is and which one', () => {
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(readReturnToken(token)).toEqual({ scope, id });
    expect(newReturnId()).not.toBe(id);
  });

  it.each(['', 'x', `${token}x`, token.slice(1), `${token.slice(1)}.`, 'a'.repeat(63)])('is none: %j', (text) => {
    expect(readReturnToken(text)).toBeUndefined();
  });

  it('is found in an address of ours, and in no other', () => {
    expect(tokenInAddress(`https://pay.example/return/${token}`)).toEqual({ scope, id });
    expect(tokenInAddress(`https://old.example/return/${token}?lang=ar`)).toEqual({ scope, id });
    for (const other of [null, '', `https://shop.example/${token}`, `https://shop.example/return/${token}x`, 'return'])
      expect(tokenInAddress(other)).toBeUndefined();
  });

  it('is not written for a scope of another kind', () => {
    expect(writeReturnToken({ scope: { ...scope, tenantId: 'tenant_A' }, id })).toBeUndefined();
  });
});
