import { SentStatements } from './sent-statements';

const failing = (reason: string): Promise<never> => Promise.reject(new Error(reason));

it('gives what the work gave, once everything sent is answered', async () => {
  const sent = new SentStatements();
  let answer: () => void = () => undefined;
  let isOver = false;
  const work = sent.whollyAnswered(async () => {
    sent.add(new Promise<void>((resolve) => (answer = resolve)));
    return 'done';
  });
  void work.then(() => (isOver = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  answer();
  await expect(work).resolves.toBe('done');
});

it('fails with the statement that failed first, not with what PostgreSQL refused because of it', async () => {
  const sent = new SentStatements();
  const work = sent.whollyAnswered(async () => {
    sent.add(failing('duplicate key'));
    sent.add(failing('the transaction is aborted'));
    await failing('the transaction is aborted');
  });
  await expect(work).rejects.toThrow('duplicate key');
});

it('fails with the work when nothing sent has failed', async () => {
  const sent = new SentStatements();
  sent.add(Promise.resolve());
  await expect(sent.whollyAnswered(() => failing('no such invoice'))).rejects.toThrow('no such invoice');
});
