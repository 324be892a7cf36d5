import { ExpiringCache } from './expiring-cache';

describe('ExpiringCache', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads once for everybody who asks meanwhile and shortly after', async () => {
    const cache = new ExpiringCache<string>(500);
    const load = jest.fn(async () => 'value');
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual(['value', 'value']);
    jest.advanceTimersByTime(249);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(251);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('loads anew at half of the time without making anybody wait, and never gives out what is older than allowed', async () => {
    const cache = new ExpiringCache<string>(500);
    await cache.get('a', async () => 'old');
    jest.advanceTimersByTime(250);
    let answer = (_value: string): void => undefined;
    const load = jest.fn(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await cache.get('a', load)).toBe('old');
    expect(await cache.get('a', load)).toBe('old');
    expect(load).toHaveBeenCalledTimes(1);
    answer('new');
    await jest.advanceTimersByTimeAsync(0);
    jest.advanceTimersByTime(249);
    expect(await cache.get('a', load)).toBe('new');

    jest.advanceTimersByTime(1);
    expect(await cache.get('a', () => Promise.reject(new Error('down')))).toBe('new');
    jest.advanceTimersByTime(250);
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  });

  it('does not bring back what was forgotten meanwhile', async () => {
    const cache = new ExpiringCache<string>(500);
    await cache.get('a', async () => 'old');
    jest.advanceTimersByTime(300);
    let answer = (_value: string): void => undefined;
    await cache.get('a', () => new Promise<string>((resolve) => (answer = resolve)));
    cache.forget('a');
    answer('stale');
    await jest.advanceTimersByTimeAsync(0);
    expect(await cache.get('a', async () => 'fresh')).toBe('fresh');
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
