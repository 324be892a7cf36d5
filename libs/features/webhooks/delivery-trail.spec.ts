import { type TrailEntry, withEntry } from './delivery-trail';

const parked = (minute: number): TrailEntry => ({
  did: 'worked',
  at: `2026-08-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
  times: 1,
  result: 'unmatched',
  charge: 'paid',
});

describe('the trail of a delivery', () => {
  it('counts what is repeated, with its first and last time', () => {
    const trail = [0, 1, 2].reduce<TrailEntry[]>((all, minute) => withEntry(all, parked(minute)), []);
    expect(trail).toEqual([{ ...parked(0), times: 3, lastAt: parked(2).at }]);
  });

  it('tells another outcome, another person and another request apart', () => {
    const replayed: TrailEntry = { did: 'replayed', at: parked(1).at, times: 1, by: 'key_1', request: 'req_1' };
    const trail = [
      parked(0),
      replayed,
      { ...replayed, by: 'key_2' },
      { ...replayed, by: 'key_2', request: 'req_2' },
      parked(2),
    ].reduce<TrailEntry[]>(withEntry, []);
    expect(trail).toHaveLength(5);
  });

  it('stays short however often people replay, and keeps how it began and how it ended', () => {
    const replays = Array.from({ length: 50 }, (_, index): TrailEntry => ({
      did: 'replayed',
      at: parked(index).at,
      times: 1,
      request: `req_${index}`,
    }));
    const requests = replays.reduce<TrailEntry[]>(withEntry, []).map(({ request }) => request);
    expect(requests).toHaveLength(20);
    expect(requests.slice(0, 10)).toEqual(replays.slice(0, 10).map(({ request }) => request));
    expect(requests.slice(10)).toEqual(replays.slice(40).map(({ request }) => request));
  });
});
