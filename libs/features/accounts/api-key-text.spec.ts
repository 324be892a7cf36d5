import { newId } from '@remit/database';
import { hashApiKey, newApiKey, tenantIdOfApiKey } from './api-key-text';

describe('the text of an API key', () => {
  const tenantId = newId('tenant');

  it('names its tenant and says what it opens', () => {
    const { text, hash, displayId } = newApiKey(tenantId, 'sandbox');
    expect(tenantIdOfApiKey(text)).toBe(tenantId);
    expect(hash).toBe(hashApiKey(text));
    expect(displayId).toBe(`sk_sandbox_***${text.slice(-4)}`);
  });

  it('is never the same twice', () => {
    const texts = Array.from({ length: 100 }, () => newApiKey(tenantId, 'tenant').text);
    expect(new Set(texts).size).toBe(100);
  });

  it.each([
    '',
    'sk_sandbox',
    'sk_other_01ARZ3NDEKTSV4RRFFQ69G5FAV_' + 'a'.repeat(43),
    'sk_sandbox_01ARZ3NDEKTSV4RRFFQ69G5FAV_' + 'a'.repeat(42),
    'sk_sandbox_01ARZ3NDEKTSV4RRFFQ69G5FA\n_' + 'a'.repeat(43),
    'sk_sandbox_01arz3ndektsv4rrffq69g5fav_' + 'a'.repeat(43),
  ])('is not %j', (text) => {
    expect(tenantIdOfApiKey(text)).toBeUndefined();
  });
});
