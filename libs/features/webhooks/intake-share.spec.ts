import { IntakeShare } from './intake-share';

describe('what a tenant may have taken in', () => {
  let now = 0;
  const share = () => new IntakeShare(2, () => now);
  const refusals: Promise<unknown>[] = [];
  const taken = (of: IntakeShare, tenant: string, bytes: number, times: number): number => {
    for (let count = 0; count < times; count += 1) {
      const refusal = of.take(tenant, bytes);
      if (!refusal) continue;
      refusals.push(
        expect(refusal).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) }),
      );
      return count;
    }
    return times;
  };
  afterEach(() => Promise.all(refusals.splice(0)));

  it('is counted by size as well as by number, for each tenant by itself', () => {
    const one = share();
    expect(taken(one, 'a', 100, 100)).toBe(20);
    expect(taken(one, 'b', 16 * 1024, 100)).toBe(5);
    expect(taken(one, 'c', 0, 100)).toBe(20);
  });

  it('comes back with time', () => {
    const one = share();
    taken(one, 'a', 100, 100);
    now += 3_000;
    expect(taken(one, 'a', 100, 100)).toBe(6);
  });

  it('is without end where limits are off', () => {
    expect(taken(new IntakeShare(0), 'a', 64 * 1024, 1_000)).toBe(1_000);
  });
});
