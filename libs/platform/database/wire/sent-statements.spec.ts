import { SentStatements } from './sent-statements';

const failing = (reason: string): Promise<never> => Promise.reject(new Error(reason));
const never = new Promise<never>(() => undefined);

/** A promise that the test settles. */
function pending(): { answer: Promise<void>; arrives: () => void } {
  let arrives: () => void = () => undefined;
  const answer = new Promise<void>((resolve) => (arrives = resolve));
  return { answer, arrives };
}

async function isOver(work: Promise<unknown>): Promise<boolean> {
  let over = false;
  void work.then(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  return over;
}

it('gives what the work gave without waiting for answers, once every check is made', async () => {
  const sent = new SentStatements();
  const check = pending();
  const work = sent.checked(async () => {
    sent.add(never);
    sent.addChecked(check.answer);
    return 'done';
  });
  expect(await isOver(work)).toBe(false);
  check.arrives();
  await expect(work).resolves.toBe('done');
});

it('fails with the check that does not pass, before anything is committed', async () => {
  const sent = new SentStatements();
  await expect(sent.checked(async () => sent.addChecked(failing('lease lost')))).rejects.toThrow('lease lost');
});

it('fails with the statement that failed first, not with what PostgreSQL refused because of it', async () => {
  const sent = new SentStatements();
  const work = sent.checked(async () => {
    sent.add(failing('duplicate key'));
    sent.add(failing('the transaction is aborted'));
    await failing('the transaction is aborted');
  });
  await expect(work).rejects.toThrow('duplicate key');
});

it('fails with the work when nothing sent has failed', async () => {
  const sent = new SentStatements();
  sent.add(Promise.resolve());
  await expect(sent.checked(() => failing('no such invoice'))).rejects.toThrow('no such invoice');
});

it('sends the commit behind what is not answered yet, and is committed when all is', async () => {
  const sent = new SentStatements();
  const first = pending();
  sent.add(first.answer);
  const send = jest.fn(() => Promise.resolve());
  const committing = sent.commit(send);
  expect(send).toHaveBeenCalledTimes(1);
  expect(await isOver(committing)).toBe(false);
  first.arrives();
  await expect(committing).resolves.toBeUndefined();
});

it('sends no commit behind a failure that is known, and rolls back', async () => {
  const sent = new SentStatements();
  sent.add(failing('it could not be sent'));
  await new Promise((resolve) => setImmediate(resolve));
  const [commit, rollBack] = [jest.fn(() => Promise.resolve()), jest.fn(() => Promise.resolve())];
  await expect(sent.commit(commit)).rejects.toThrow('it could not be sent');
  await sent.rollBack(rollBack);
  expect(commit).not.toHaveBeenCalled();
  expect(rollBack).toHaveBeenCalledTimes(1);
});

it.each([
  ['a statement before it', () => failing('duplicate key'), () => Promise.resolve(), 'duplicate key'],
  ['the commit', () => Promise.resolve(), () => failing('a deferred constraint'), 'a deferred constraint'],
])('fails with %s, and then has nothing to roll back', async (_, statement, commit, reason) => {
  const sent = new SentStatements();
  sent.add(statement());
  await expect(sent.commit(commit)).rejects.toThrow(reason);
  const rollBack = jest.fn(() => Promise.resolve());
  await sent.rollBack(rollBack);
  expect(rollBack).not.toHaveBeenCalled();
});
