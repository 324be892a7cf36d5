import type { GatewayCharge, GatewayPage, PageQuery } from '@remit/gateway';
import { readNewest } from './newest-charges';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-30T12:00:00Z');

/** Charges that were made so many minutes ago, in the order of the list. */
const list = (minutesAgo: readonly number[]): GatewayCharge[] =>
  minutesAgo.map((minutes) => ({ id: `ch-${minutes}`, created: new Date(NOW - minutes * MINUTE) }) as GatewayCharge);

async function read(
  charges: readonly GatewayCharge[],
  { size = 3, sinceMinutes = 15, count = true, end = 'reached', readsOn = false } = {},
) {
  const pages: number[] = [];
  const page = async (next?: PageQuery): Promise<GatewayPage<GatewayCharge>> => {
    const number = Number(next?.page ?? 1);
    pages.push(number);
    return {
      items: charges.slice((number - 1) * size, number * size),
      unreadable: [],
      next:
        number * size < charges.length && end !== 'early' ? { page: String(end === 'again' ? 1 : number + 1) } : null,
      count: count ? charges.length : null,
    };
  };
  const found = await readNewest(new Date(NOW - sinceMinutes * MINUTE), page, async () => undefined, { readsOn });
  return { ...found, pages };
}

const stock = Array.from({ length: 30 }, (_, index) => index + 20);

describe('reading the newest charges', () => {
  it('ends with the first page that comes to an older one', async () => {
    expect(await read(list([1, 2, 3, 14, 16, 17, ...stock]))).toEqual({
      pages: [1, 2],
      isComplete: true,
      isNewestFirst: true,
      hasCount: true,
      fault: null,
    });
  });

  it('notices pages that come again, and takes the list neither for read nor for unordered', async () => {
    const again = await read(list([1, 2, 3, 4, 5, ...stock]), { end: 'again' });
    expect(again).toMatchObject({ pages: [1, 1], isComplete: false, isNewestFirst: true, fault: 'pages_come_again' });
  });

  it('notices a list that ends before its count, and does not take it for read', async () => {
    const early = await read(list([1, 2, 3, 4, 5]), { end: 'early' });
    expect(early).toMatchObject({ pages: [1], isComplete: false, fault: 'ends_early' });
  });

  it('takes a charge that was made between two pages for no missing row', async () => {
    const later = list([0, 1, 2, 3, 4]);
    const pages: GatewayPage<GatewayCharge>[] = [
      { items: later.slice(1, 4), unreadable: [], next: { page: '2' }, count: 4 },
      { items: later.slice(3), unreadable: [], next: null, count: 5 },
    ];
    const read = async (next?: PageQuery) => pages[Number(next?.page ?? 1) - 1] as GatewayPage<GatewayCharge>;
    expect(await readNewest(new Date(NOW - 15 * MINUTE), read, async () => undefined)).toMatchObject({
      ...{ isComplete: true, fault: null },
    });
  });

  it('takes rows that new ones have pushed to the next page for no other order', async () => {
    expect(await read(list([1, 2, 3, 2, 3, 4, 4, 5, 16, ...stock]))).toMatchObject({
      ...{ pages: [1, 2, 3], isNewestFirst: true, isComplete: true, fault: null },
    });
  });

  it('sees by a second page that pages are as they should be', async () => {
    expect(await read(list(stock))).toMatchObject({ pages: [1], fault: undefined });
    expect(await read(list(stock), { readsOn: true })).toMatchObject({ pages: [1, 2], isComplete: true, fault: null });
  });

  it('costs the same however many older ones there are', async () => {
    expect((await read(list(stock))).pages).toEqual([1]);
    expect((await read(list([...stock, ...stock.map((minutes) => minutes + 1_000)]))).pages).toEqual([1]);
  });

  it.each([
    ['oldest first', stock.toReversed()],
    ['out of order within a page', [20, 19, 21, ...stock]],
    ['out of order from one page to the next', [1, 4, 5, 2, 6, 7, ...stock]],
  ])('notices a list that is %s, and does not call it read', async (_, minutes) => {
    expect(await read(list(minutes))).toMatchObject({ isNewestFirst: false, isComplete: false });
  });

  it('reads a short list whole, whatever its order', async () => {
    expect(await read(list([3, 1, 2, 9, 4]))).toMatchObject({ pages: [1, 2], isNewestFirst: false, isComplete: true });
  });

  it('cannot tell the order of fewer than two', async () => {
    expect(await read(list([5]))).toMatchObject({ isNewestFirst: null, isComplete: true });
  });

  it('notices that the length is missing', async () => {
    expect(await read(list([1, 2]), { count: false })).toMatchObject({ hasCount: false });
  });

  it('does not end on a page without a charge that can be read', async () => {
    const pages: GatewayPage<GatewayCharge>[] = [
      { items: [], unreadable: [{ id: 'odd', reason: 'odd' }], next: { page: '2' }, count: 2 },
      { items: list([1]), unreadable: [], next: null, count: 2 },
    ];
    const taken: number[] = [];
    await readNewest(
      new Date(NOW),
      async (next) => pages[Number(next?.page ?? 1) - 1] ?? { items: [], unreadable: [], next: null, count: null },
      async ({ items }) => void taken.push(items.length),
    );
    expect(taken).toEqual([0, 1]);
  });
});
