import type { PageRequest } from '@remit/database';
import fc from 'fast-check';
import { ApiError, decodeCursor, encodeCursor, PageQuery, toPage } from '../index';

const mapping = {
  kind: 'row',
  item: (id: string) => ({ id }),
  position: (id: string) => ({ createdAt: '2026-01-31T23:59:59.123456Z', id }),
};

describe('toPage', () => {
  it('says where the next page begins, when there is one', async () => {
    const page = await toPage(['a', 'b', 'c'], 9, { limit: 2, offset: 0 }, mapping);
    expect(page.items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(page.pagination).toMatchObject({ total: 9, limit: 2, offset: 0, has_more: true });
    expect(decodeCursor(page.pagination.next_cursor ?? '')).toEqual(mapping.position('b'));
  });

  it('has every key on the last page', async () => {
    expect(await toPage([], 0, { limit: 50, offset: 0 }, mapping)).toEqual({
      items: [],
      pagination: { total: 0, limit: 50, offset: 0, next_cursor: null, has_more: false },
    });
  });
});

describe('a page beside a row', () => {
  const ids = ['A', 'B', 'C', 'D', 'E'].map((last) => `row_01ARZ3NDEKTSV4RRFFQ69G5FA${last}`);
  const [, b = '', , d = '', e = ''] = ids;
  const query = (values: object) => Object.assign(new PageQuery(), { limit: 2, ...values });
  /** What a repository finds for it. */
  const found = ({ order, after = '', limit }: PageRequest) => {
    const rows = order === 'asc' ? ids : [...ids].reverse();
    return rows.slice(rows.indexOf(after) + 1).slice(0, limit + 1);
  };
  const page = async (values: object) => {
    const wanted = query(values);
    const { items, pagination } = await toPage(found(wanted.pageRequest), ids.length, wanted, mapping);
    const next = pagination.next_cursor === null ? null : decodeCursor(pagination.next_cursor).id;
    return [items.map(({ id }) => id.slice(-1)).join(''), pagination.has_more, next?.slice(-1)];
  };

  it('goes on after it, in either order', async () => {
    expect(await page({ starting_after: d })).toEqual(['CB', true, 'B']);
    expect(await page({ starting_after: b, order: 'asc' })).toEqual(['CD', true, 'D']);
    expect(await page({ starting_after: b })).toEqual(['A', false, undefined]);
  });

  it('ends before it, in the order of the list', async () => {
    expect(await page({ ending_before: b })).toEqual(['DC', true, undefined]);
    expect(await page({ ending_before: d })).toEqual(['E', false, undefined]);
    expect(await page({ ending_before: e })).toEqual(['', false, undefined]);
    expect(await page({ ending_before: d, order: 'asc' })).toEqual(['BC', true, undefined]);
  });

  it.each(['pay_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'row_1', 'row_01ARZ3NDEKTSV4RRFFQ69G5FAVX', ''])(
    'refuses %p, which is no id of its rows',
    async (id) => {
      await expect(page({ starting_after: id })).rejects.toThrow(ApiError);
      await expect(page({ ending_before: id })).rejects.toThrow(ApiError);
    },
  );

  it('refuses a cursor of another list', async () => {
    const cursor = encodeCursor({ createdAt: '2026-01-31T23:59:59.123456Z', id: 'pay_01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    await expect(page({ cursor })).rejects.toThrow('cursor must be a next_cursor of this list');
  });

  it('has one place only', () => {
    expect(() => query({ starting_after: b, ending_before: d }).pageRequest).toThrow(ApiError);
    expect(() => query({ starting_after: b, cursor: 'x' }).pageRequest).toThrow(ApiError);
  });
});

describe('a page of large records', () => {
  const large = { ...mapping, item: (id: string) => ({ id, metadata: 'x'.repeat(16_000) }) };
  const ids = Array.from({ length: 1001 }, (_, index) => `row-${String(index).padStart(4, '0')}`);

  it('ends before it is 2 MiB, and both ways of asking lead to the first record that was left out', async () => {
    const page = await toPage(ids, 5000, { limit: 1000, offset: 2000 }, large);
    const { has_more, next_cursor, limit, offset } = page.pagination;
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(2.1 * 1024 * 1024);
    expect(page.items.length).toBeGreaterThan(100);
    expect(has_more).toBe(true);
    expect(decodeCursor(next_cursor ?? '').id).toBe(page.items.at(-1)?.id);
    expect(offset + limit).toBe(2000 + page.items.length);
  });

  it('says so when the last records were left out too', async () => {
    const { pagination, items } = await toPage(ids.slice(0, 400), 400, { limit: 1000, offset: 0 }, large);
    expect(items.length).toBeLessThan(400);
    expect(pagination).toMatchObject({ has_more: true, limit: items.length });
  });

  it('holds one record, however large', async () => {
    const huge = { ...mapping, item: (id: string) => ({ id, text: 'x'.repeat(5 * 1024 * 1024) }) };
    expect((await toPage(ids, 5000, { limit: 1000, offset: 0 }, huge)).items).toHaveLength(1);
  });
});

describe('decodeCursor', () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    '',
    'x',
    cursor({}),
    cursor(['2026-01-31T23:59:59Z']),
    cursor(['2026-02-30T00:00:00Z', 'inv_1']),
    cursor(['2026-01-31T25:00:00Z', 'inv_1']),
    cursor(['now()', 'inv_1']),
    cursor(['2026-01-31T23:59:59Z', "' or 1=1"]),
    cursor(['2026-01-31T23:59:59Z', 'a\0']),
  ])('refuses %j', (text) => expect(() => decodeCursor(text)).toThrow(ApiError));

  it('never throws anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          decodeCursor(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }),
    );
  });

  it('reads what encodeCursor wrote', () => {
    const position = { createdAt: '2026-12-31T00:00:00.000001Z', id: 'inv_01ABC' };
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });
});
