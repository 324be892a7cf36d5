import { KeyedSemaphore } from './keyed-semaphore';

describe('Turns', () => {
  it('lets one work at a time for each key, in order, and refuses when too many wait', async () => {
    const turns = new KeyedSemaphore();
    const order: string[] = [];
    const take = (key: string, name: string) =>
      turns.take(key, 2)?.then((end) => {
        order.push(name);
        return end;
      });
    const [first, second, third] = [take('a', 'first'), take('a', 'second'), take('a', 'third')];
    expect(take('a', 'fourth')).toBeUndefined();
    await take('b', 'of another');
    expect(order).toEqual(['first', 'of another']);
    const endFirst = await first;
    endFirst?.();
    // Ending twice, as a broken answer might, frees only one turn.
    endFirst?.();
    const endSecond = await second;
    expect(order).toEqual(['first', 'of another', 'second']);
    endSecond?.();
    (await third)?.();
    expect(take('a', 'afterwards')).toBeDefined();
  });

  it('lets several work at a time', async () => {
    const turns = new KeyedSemaphore(2);
    const [first, second, third] = ['a', 'a', 'a'].map((key) => turns.take(key, 1));
    expect(turns.take('a', 1)).toBeUndefined();
    let begun = false;
    void third?.then(() => (begun = true));
    await first;
    expect(begun).toBe(false);
    (await second)?.();
    await third;
    expect(turns.take('a', 1)).toBeDefined();
    expect(turns.take('a', 1)).toBeUndefined();
  });
});
