import { confirmationNeeded, requireMode } from './key-mode';

describe('a key and its environment', () => {
  it.each([
    ['sk_live_prefix.secret', 'sandbox', 'live key in sandbox'],
    ['SK_LIVE_prefix.secret', 'sandbox', 'live key in sandbox'],
    ['sk_test_prefix.secret', 'production', 'test key in production'],
    ['sk_live_prefix.secret', 'production', undefined],
    ['sk_test_prefix.secret', 'sandbox', undefined],
    ['prefix.sk_live_secret', 'sandbox', undefined],
    ['older-key-without-a-mode', 'production', undefined],
  ] as const)('%s in %s asks for %s', (key, environment, words) => {
    expect(confirmationNeeded(key, environment)).toBe(words);
  });

  it('takes only the words for this very case', () => {
    const attempt = (said: string | undefined) => () => requireMode('sk_live_a.b', 'sandbox', said);
    expect(attempt(undefined)).toThrow('move real money');
    expect(attempt('test key in production')).toThrow('move real money');
    expect(attempt('live key in sandbox')).not.toThrow();
  });
});
