import { ExpiringCache } from './expiring-cache';

describe('ExpiringCache', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads once for everybody who asks meanwhile and shortly after', async () => {
    const cache = new ExpiringCache<string>(500);
    const load = jest.fn(async () => 'value');
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual(['value', 'value']);
    jest.advanceTimersByTime(499);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps keys apart and forgets on demand', async () => {
    const cache = new ExpiringCache<string>(500);
    expect(await cache.get('a', async () => '1')).toBe('1');
    expect(await cache.get('b', async () => '2')).toBe('2');
    cache.forget('a');
    expect(await cache.get('a', async () => '3')).toBe('3');
  });

  it('does not keep a failed load', async () => {
    const cache = new ExpiringCache<string>(500);
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', async () => 'up')).toBe('up');
  });

  it('is bounded', async () => {
    const cache = new ExpiringCache<number>(60_000);
    const load = jest.fn(async () => 1);
    for (let n = 0; n <= 10_000; n += 1) await cache.get(String(n), load);
    await cache.get('10000', load);
    expect(load).toHaveBeenCalledTimes(10_001);
    await cache.get('0', load);
    expect(load).toHaveBeenCalledTimes(10_002);
  });
});
