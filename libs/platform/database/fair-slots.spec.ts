import { DatabaseBusy } from './database.errors';
import { FairSlots } from './fair-slots';

describe('fair slots', () => {
  const started: string[] = [];
  const endings = new Map<string, () => void>();

  /** Starts work of a group that runs until the test ends it by name. */
  const run = (slots: FairSlots, group: string, name: string) =>
    slots.run(group, () => {
      started.push(name);
      return new Promise<void>((resolve) => endings.set(name, resolve));
    });
  const end = async (name: string) => {
    endings.get(name)?.();
    await new Promise(setImmediate);
  };
  const runAll = (slots: FairSlots, group: string, count: number) =>
    Array.from({ length: count }, (_, index) => run(slots, group, `${group}${index}`));

  beforeEach(() => {
    started.splice(0);
    endings.clear();
  });

  afterEach(async () => {
    for (const name of started) await end(name);
  });

  it('leave some to others, however much one group asks for', () => {
    const slots = new FairSlots(10, 1_000);
    void runAll(slots, 'a', 20);
    expect(started).toHaveLength(8);
    void runAll(slots, 'b', 20);
    expect(started.slice(8)).toEqual(['b0', 'b1']);
  });

  it('go to the group that holds the fewest, in turn within a group, and fewer to each the more there are', async () => {
    const slots = new FairSlots(10, 1_000);
    void runAll(slots, 'a', 20);
    void runAll(slots, 'b', 5);
    for (const name of started.slice(0, 8)) await end(name);
    expect(started.slice(8)).toEqual(['b0', 'b1', 'a8', 'a9']);
    await end('b0');
    expect(started.at(-1)).toBe('b2');
    await end('a8');
    expect(started.at(-1)).toBe('a10');
  });

  it('come back when work fails', async () => {
    const slots = new FairSlots(1, 1_000);
    await expect(slots.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await slots.run('a', () => Promise.resolve('done'))).toBe('done');
  });

  it('are not waited for longer than allowed, and who gave up gets none', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const slots = new FairSlots(1, 1_000);
      void run(slots, 'a', 'a0');
      const late = run(slots, 'a', 'a1');
      const refused = expect(late).rejects.toThrow(DatabaseBusy);
      await jest.advanceTimersByTimeAsync(1_000);
      await refused;
      await end('a0');
      void run(slots, 'b', 'b0');
      expect(started).toEqual(['a0', 'b0']);
    } finally {
      jest.useRealTimers();
    }
  });
});
