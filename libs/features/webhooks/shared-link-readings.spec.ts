import type { GatewayLink } from '@remit/gateway';
import { SharedLinkReadings } from './shared-readings';

describe('the readings of one link', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const link = { id: 'link' } as GatewayLink;

  it('are one while several charges on it are worked on, and a moment longer', async () => {
    const shared = new SharedLinkReadings();
    const read = jest.fn(async () => link);
    const all = await Promise.all(Array.from({ length: 60 }, () => shared.read('link', read)));
    expect([new Set(all), read.mock.calls.length]).toEqual([new Set([link]), 1]);
    await shared.read('other link', read);
    expect(read).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(2_001);
    await shared.read('link', read);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('are asked for again when one failed', async () => {
    const shared = new SharedLinkReadings();
    await expect(shared.read('link', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await shared.read('link', async () => link)).toBe(link);
  });
});
