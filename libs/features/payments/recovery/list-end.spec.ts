import { ListEnd } from './list-end';

const pages = (...times: number[][]) => {
  const end = new ListEnd(1_000, 5);
  return times.map((page) => end.isPast(page.map((time) => ({ time, order: time }))));
};

describe('the end of a list', () => {
  it('is the first page on which everything that tells its time is old', () => {
    expect(pages([1_500, 1_400], [1_001, 999], [], [998, 10])).toEqual([false, false, false, true]);
    expect(pages([999])).toEqual([true]);
  });

  it('is never reached in a list that is not newest first', () => {
    expect(pages([10, 20, 30], [900], [1_500])).toEqual([false, false, false]);
    expect(pages([500, 510], [490])).toEqual([false, false]);
  });

  it('is not missed for clocks that differ a little', () => {
    expect(pages([998, 1_001], [990, 994])).toEqual([false, true]);
  });

  it('is told by the order where all times are the same', () => {
    const ofOneMonth = (...numbers: number[]) => numbers.map((order) => ({ time: 900, order }));
    expect(new ListEnd(1_000, 5).isPast(ofOneMonth(30, 20, 10))).toBe(true);
    expect(new ListEnd(1_000, 5).isPast(ofOneMonth(10, 20, 30))).toBe(false);
  });
});
