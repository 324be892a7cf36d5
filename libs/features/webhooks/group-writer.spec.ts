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

/** Resolves once the condition holds. A test that waits in vain fails at its time limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}

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
  await until(() => store.groups.length === 2);
  expect(store.groups[1]).toEqual(['c', 'd', 'e']);
  store.finishAll();
  await Promise.all([second, ...third]);
});

it('waits for those who were just answered and have more, as long as they keep coming', async () => {
  const store = new ControlledStore();
  const writer = new GroupWriter(store.write, () => undefined);
  const sender = async (items: string[]) => {
    for (const item of items) {
      await writer.add(item);
      await nextTurn();
    }
  };
  const first = [sender(['a', 'd']), sender(['b', 'e'])];
  await until(() => store.groups.length === 1);
  const second = sender(['c']);
  store.finishAll();
  await until(() => store.groups.length === 2);
  expect(store.groups[1]?.toSorted()).toEqual(['c', 'd', 'e']);
  store.finishAll();
  await Promise.all([...first, second]);
});

it('does not wait for anybody when the next group is worth a commit', async () => {
  const store = new ControlledStore();
  const writer = new GroupWriter(store.write, () => undefined);
  const first = writer.add('first');
  await until(() => store.groups.length === 1);
  const many = Array.from({ length: 32 }, (_, index) => writer.add(String(index)));
  store.finishAll();
  await first;
  expect(store.groups[1]).toHaveLength(32);
  store.finishAll();
  await Promise.all(many);
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
  await until(() => onIdle.mock.calls.length > 0);
  expect(onIdle).toHaveBeenCalledTimes(1);
});
