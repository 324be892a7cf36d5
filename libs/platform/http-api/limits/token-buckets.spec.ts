import { TokenBuckets } from './token-buckets';

describe('token buckets', () => {
  let now = 0;
  const buckets = new TokenBuckets(3, 2, () => now);
  const taken = (key: string, times: number) => Array.from({ length: times }, () => buckets.take(key).allowed);

  it('give as many tokens at once as they hold, then as many as come back', () => {
    expect(taken('a', 4)).toEqual([true, true, true, false]);
    expect(buckets.peek('a')).toEqual({ allowed: false, remaining: 0, resetSeconds: 2, retryAfterSeconds: 1 });
    now += 1_000;
    expect(taken('a', 3)).toEqual([true, true, false]);
  });

  it('are apart from each other and never overflow', () => {
    expect(taken('b', 1)).toEqual([true]);
    now += 60_000;
    expect(buckets.peek('b').remaining).toBe(3);
  });

  it('stay few, however many keys are seen', () => {
    for (let key = 0; key < 20_000; key += 1) buckets.take(`key ${key}`);
    expect(buckets.peek('key 0').remaining).toBe(3);
    expect(buckets.peek('key 19999').remaining).toBe(2);
  });
});
