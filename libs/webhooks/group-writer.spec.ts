import { GroupWriter } from './group-writer';

/** A store whose writes end when the test says so. */
class ControlledStore {
  readonly groups: string[][] = [];
  private readonly open: (() => void)[] = [];

  readonly write = async (items: readonly string[]): Promise<void> => {
    this.groups.push([...items]);
    if (items.includes('bad')) throw new Error('refused');
    await new Promise<void>((resolve) => this.open.push(resolve));
  };

  finishAll(): void {
    for (const resolve of this.open.splice(0)) resolve();
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('writes what arrives in one turn together, and what arrives meanwhile as the next group', async () => {
  const store = new ControlledStore();
  const writer = new GroupWriter(store.write, () => undefined);
  const first = [writer.add('a'), writer.add('b')];
  await nextTurn();
  const second = writer.add('c');
  await nextTurn();
  const third = [writer.add('d'), writer.add('e')];
  await nextTurn();
  expect(store.groups).toEqual([['a', 'b']]);
  store.finishAll();
  await Promise.all(first);
  await nextTurn();
  expect(store.groups).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
  store.finishAll();
  await Promise.all([second, ...third]);
});

it('gives up on a commit that does not come, and on what waits behind it, but goes on with what arrives then', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  try {
    const store = new ControlledStore();
    const writer = new GroupWriter(store.write, () => undefined);
    const stuck = writer.add('a');
    await nextTurn();
    const outcomes = Promise.allSettled([stuck, writer.add('b')]);
    jest.advanceTimersByTime(8_000);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = writer.add('c');
    await nextTurn();
    expect(store.groups).toEqual([['a'], ['c']]);
    store.finishAll();
    await next;
  } finally {
    jest.useRealTimers();
  }
});

it('answers nobody before the commit', async () => {
  const store = new ControlledStore();
  const writer = new GroupWriter(store.write, () => undefined);
  let answered = false;
  const added = writer.add('a').then(() => (answered = true));
  await nextTurn();
  await nextTurn();
  expect(answered).toBe(false);
  store.finishAll();
  await added;
  expect(answered).toBe(true);
});

it('one bad item does not take the others of its group with it', async () => {
  const store = new ControlledStore();
  const writer = new GroupWriter(store.write, () => undefined);
  const results = Promise.allSettled([writer.add('good'), writer.add('bad'), writer.add('fine')]);
  const finishing = setInterval(() => store.finishAll(), 1);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  clearInterval(finishing);
});

it('tries a group only once while the database is away', async () => {
  const write = jest.fn(async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  const writer = new GroupWriter<string>(write, () => undefined);
  const results = await Promise.allSettled([writer.add('a'), writer.add('b'), writer.add('c')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(write).toHaveBeenCalledTimes(1);
});

it('tells when it has nothing left to write', async () => {
  const store = new ControlledStore();
  const onIdle = jest.fn();
  const writer = new GroupWriter(store.write, onIdle);
  const added = writer.add('a');
  await nextTurn();
  expect(onIdle).not.toHaveBeenCalled();
  store.finishAll();
  await added;
  await nextTurn();
  expect(onIdle).toHaveBeenCalledTimes(1);
});
