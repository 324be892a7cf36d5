import { type RereadReason, nextReadSeconds } from './reread-schedule';

/** Seconds after the event at which the charge is read. */
function looks(doubt: RereadReason, hours: number): number[] {
  const at = [0];
  for (;;) {
    const age = at.at(-1) ?? 0;
    const pause = nextReadSeconds(doubt, age, hours);
    if (pause === null) return at;
    at.push(age + pause);
  }
}

describe('how often a charge is read', () => {
  it('six times within an hour when it matches nothing', () => {
    expect(looks('undecided', 1)).toEqual([0, 1, 5, 30, 300, 3_600]);
  });

  it('four times when no invoice can have been paid by it', () => {
    expect(looks('unconnected', 1)).toEqual([0, 1, 5, 30]);
  });

  it('seven times within a day when Nomod does not show it', () => {
    expect(looks('absent', 1)).toEqual([0, 1, 10, 120, 1_200, 14_400, 86_400]);
  });

  it('every few seconds at first while its link is being saved, for an hour', () => {
    const all = looks('link_not_saved_yet', 1);
    expect(all.slice(0, 4)).toEqual([0, 0.5, 1, 1.5]);
    expect(all.at(-1)).toBeGreaterThanOrEqual(3_600);
    expect(all.at(-1)).toBeLessThan(3_630);
  });

  it('once when there is no time to wait', () => {
    for (const doubt of ['absent', 'link_not_saved_yet', 'undecided', 'unconnected'] as const)
      expect(looks(doubt, 0)).toEqual([0]);
  });

  it('not again when a look begins a moment early', () => {
    expect(nextReadSeconds('undecided', 4.99, 1)).toBeCloseTo(25.01);
  });
});
