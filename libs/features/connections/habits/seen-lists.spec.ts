import type { ShownPage } from '@remit/gateway';
import { seenLists } from './seen-lists';

const page = (ids: readonly string[], more: Partial<ShownPage> = {}): ShownPage => ({
  ...{ ids, statuses: ids.map(() => 'enabled'), created: ids.map(() => ''), hasCount: true, isLast: true },
  ...more,
});
const many = (size: number) => Array.from({ length: size }, (_, index) => `link ${index}`);
const seen = (links: ShownPage, { times = [] as string[], enabled = undefined as ShownPage | undefined } = {}) =>
  seenLists({ links, charges: page(times, { created: times }), enabled, ours: 'ours' });

describe('what lists show of their habits', () => {
  const [early, late] = ['2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z'];

  it('claims neither order nor size of a list of one row', () => {
    expect(seen(page(['ours']), { times: [early] })).toEqual({ list_count: 'given' });
    expect(seen(page([]), { times: [early, early] })).toEqual({ list_count: 'given' });
  });

  it.each([
    [['ours', 'a', 'b'], [], 'newest_first'],
    [['a', 'b', 'ours'], [], 'other'],
    [['ours'], [late, early], 'newest_first'],
    [['ours'], [early, late], 'other'],
    [['ours', 'a'], [early, late], 'other'],
    [['a', 'b'], [], undefined],
  ])('tells the order of %j with charges of %j', (ids, times, order) => {
    expect(seen(page(ids), { times }).list_order).toBe(order);
  });

  it('tells the size of a page that is full, or that more rows follow', () => {
    expect(seen(page(many(10), { isLast: false })).page_size).toBe('10');
    expect(seen(page(many(100))).page_size).toBe('100');
    expect(seen(page(many(99)))).not.toHaveProperty('page_size');
  });

  it('tells whether a status is kept to once there is one to leave out', () => {
    expect(seen(page(['ours']))).not.toHaveProperty('status_filter');
    expect(seen(page(['ours']), { enabled: page([]) }).status_filter).toBe('applied');
    const enabled = page(['ours'], { statuses: ['disabled'] });
    expect(seen(page(['ours']), { enabled }).status_filter).toBe('ignored');
  });
});
