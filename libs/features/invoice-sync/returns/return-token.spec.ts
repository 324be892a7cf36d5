import { newTokenId, writeScopedToken } from '@remit/database';
import { tokenInAddress } from './return-token';

it('the token of a return address is found in an address of ours, and in no other', () => {
  const scope = { tenantId: 'tenant_01M8MNRE2BNSWCZAXDEMMXHKKF', environmentId: 'env_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' };
  const id = newTokenId();
  const token = writeScopedToken({ scope, id }) ?? '';
  expect(tokenInAddress(`https://pay.example/return/${token}`)).toEqual({ scope, id });
  expect(tokenInAddress(`https://old.example/return/${token}?lang=ar`)).toEqual({ scope, id });
  for (const other of [null, '', `https://shop.example/${token}`, `https://shop.example/return/${token}x`, 'return'])
    expect(tokenInAddress(other)).toBeUndefined();
});
