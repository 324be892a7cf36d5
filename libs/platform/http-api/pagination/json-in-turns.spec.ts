import { EventLoopYield } from '@remit/database';
import fc from 'fast-check';
import { jsonInTurns, measuredJson } from './json-in-turns';

describe('jsonInTurns', () => {
  it('makes what JSON.stringify makes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.object({ maxDepth: 4, withDate: true }), async (value) => {
        expect(await jsonInTurns(value, new EventLoopYield())).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a long list of rows', { items: Array.from({ length: 120 }, (_, id) => ({ id })), total: 120 }],
    ['lists within rows', { items: Array.from({ length: 3 }, () => ({ lines: Array(101).fill({ a: 1 }) })) }],
    ['rows of which only some hold lists', { items: [{ a: 1 }, { a: [1, undefined] }, null, 'x', undefined] }],
    ['nothing', { items: [] }],
  ])('makes %s', async (_what, value) => {
    expect(await jsonInTurns(value, new EventLoopYield())).toBe(JSON.stringify(value));
  });

  it('makes each item of a page once, also where the page names its list twice', async () => {
    let made = 0;
    const items = Array.from({ length: 3 }, (_, id) => ({ id, toJSON: () => `row ${id}, ${(made += 1)}` }));
    for (const item of items) await measuredJson(item, new EventLoopYield());
    const json = await jsonInTurns({ items, connections: items }, new EventLoopYield());
    expect(JSON.parse(json)).toEqual({
      items: ['row 0, 1', 'row 1, 2', 'row 2, 3'],
      connections: ['row 0, 1', 'row 1, 2', 'row 2, 3'],
    });
  });

  it('lets others work meanwhile', async () => {
    const lines = Array.from({ length: 20_000 }, (_, id) => ({ id, text: 'x'.repeat(100) }));
    let others = 0;
    const timer = setInterval(() => (others += 1), 0);
    await jsonInTurns({ items: [{ lines }, { lines }, { lines }] }, new EventLoopYield());
    clearInterval(timer);
    expect(others).toBeGreaterThan(0);
  });
});
