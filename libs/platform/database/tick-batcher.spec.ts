import { TickBatcher } from './tick-batcher';

/** Answers that arrive when the test releases them. Each item gets its own text. */
class Answers {
  readonly groups: number[][] = [];
  private readonly open: (() => void)[] = [];

  readonly of = async (items: number[]): Promise<string[]> => {
    this.groups.push([...items]);
    await new Promise<void>((resolve) => this.open.push(resolve));
    return items.map((item) => `answer ${item}`);
  };

  give(): void {
    for (const resolve of this.open.splice(0)) resolve();
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('answers together what is asked in one turn, and to each its own', async () => {
  const answers = new Answers();
  const batcher = new TickBatcher();
  const asked = [1, 2].map((item) => batcher.ask('key', item, answers.of));
  const other = batcher.ask('other', 3, answers.of);
  await nextTurn();
  expect(answers.groups).toEqual([[1, 2], [3]]);
  answers.give();
  expect(await Promise.all([...asked, other])).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

it('in turn, what is asked while a group is being answered makes up the next one', async () => {
  const answers = new Answers();
  const batcher = new TickBatcher(60_000);
  const first = batcher.ask('key', 1, answers.of);
  await nextTurn();
  const second = batcher.ask('key', 2, answers.of);
  await nextTurn();
  const third = batcher.ask('key', 3, answers.of);
  const elsewhere = batcher.ask('other', 4, answers.of);
  await nextTurn();
  expect(answers.groups).toEqual([[1], [4]]);
  answers.give();
  expect(await first).toBe('answer 1');
  await nextTurn();
  expect(answers.groups).toEqual([[1], [4], [2, 3]]);
  answers.give();
  expect(await Promise.all([second, third, elsewhere])).toEqual(['answer 2', 'answer 3', 'answer 4']);
});

it('in turn, a group that fails holds up no other', async () => {
  const batcher = new TickBatcher(60_000);
  const failed = batcher.ask('key', 1, () => Promise.reject(new Error('refused')));
  await expect(failed).rejects.toThrow('refused');
  await expect(batcher.ask('key', 2, (items) => Promise.resolve(items))).resolves.toBe(2);
});

it('in turn, a group waits no longer than its time for one that is not answered', async () => {
  const batcher = new TickBatcher(1);
  const answers = new Answers();
  const slow = batcher.ask('key', 1, answers.of);
  await nextTurn();
  await expect(batcher.ask('key', 2, (items) => Promise.resolve(items))).resolves.toBe(2);
  answers.give();
  await expect(slow).resolves.toBe('answer 1');
});
