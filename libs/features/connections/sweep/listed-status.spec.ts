import type { GatewayPage } from '@remit/gateway';
import { type ListProgress, readListed, UNREAD } from './listed-status';

/** A list of so many pages, of which we own what `ours` names. */
function listOf(pages: number, { count = pages, ours = [] as string[] } = {}) {
  const read: number[] = [];
  return {
    read,
    turn: (before: ListProgress, calls = 4, changesUncounted = false) => {
      read.length = 0;
      return readListed<string>(before, {
        calls,
        changesUncounted,
        read: async (page): Promise<GatewayPage<string>> => {
          read.push(page);
          const next = page < pages ? { page: String(page + 1) } : null;
          return { items: [`item ${page}`], unreadable: [], next, count };
        },
        take: async ({ items }) => items.filter((item) => ours.includes(item)),
      });
    },
  };
}

describe('a list that is filtered by a status', () => {
  it('is read whole at first, over as many turns as it takes', async () => {
    const list = listOf(6, { ours: ['item 2', 'item 6'] });
    const first = await list.turn(UNREAD);
    expect([list.read, first.ended]).toEqual([[1, 2, 3, 4], false]);
    const second = await list.turn(first.progress);
    expect([list.read, second.ended]).toEqual([[5, 6], true]);
    expect(second.progress).toMatchObject({ page: null, seen: ['item 2', 'item 6'], isWhole: true, count: 6 });
  });

  it('costs one call while its count stays', async () => {
    const list = listOf(6);
    let { progress } = await list.turn(UNREAD, 10);
    for (let turn = 0; turn < 3; turn += 1) {
      ({ progress } = await list.turn(progress));
      expect(list.read).toEqual([1]);
    }
  });

  it('is read whole again when its count changed, in either direction', async () => {
    const { progress } = await listOf(2).turn(UNREAD);
    for (const count of [1, 3]) {
      const changed = listOf(2, { count });
      expect((await changed.turn(progress)).ended).toBe(true);
      expect(changed.read).toEqual([1, 2]);
    }
  });

  it('is read whole each time when it changes without its count', async () => {
    const list = listOf(2);
    const { progress } = await list.turn(UNREAD, 4, true);
    await list.turn(progress, 4, true);
    expect(list.read).toEqual([1, 2]);
  });

  it('is not taken for whole when it ends before its count', async () => {
    const early = listOf(1, { count: 3 });
    expect(await early.turn(UNREAD)).toMatchObject({ ended: true, endsEarly: true, progress: { isWhole: false } });
    expect(await listOf(3).turn(UNREAD)).toMatchObject({ ended: true, endsEarly: false, progress: { isWhole: true } });
  });

  it('is read whole after a day', async () => {
    const list = listOf(2);
    const { progress } = await list.turn(UNREAD);
    await list.turn({ ...progress, passedAt: new Date(Date.now() - 25 * 3_600_000).toISOString() });
    expect(list.read).toEqual([1, 2]);
  });
});
