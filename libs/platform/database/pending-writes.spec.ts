import { PendingWrites, type WriteLine } from './pending-writes';

/** Keeps what was sent, one text for each statement. */
function writes() {
  const sent: string[] = [];
  const pending = new PendingWrites((error) => sent.push(String(error)));
  const write = (line: WriteLine, kind: string, ...items: string[]): void =>
    pending.add(line, kind, items, (all: string[]) => sent.push(`${kind} ${all.join(' ')}`));
  return { pending, sent, write };
}

describe('writes that wait', () => {
  it('are sent at the end of the turn', async () => {
    const { pending, sent, write } = writes();
    write(pending.newLine(), 'insert', 'a');
    expect(sent).toEqual([]);
    await new Promise(setImmediate);
    expect(sent).toEqual(['insert a']);
  });

  it('keep the order of their line, and share a statement with the same step of another', () => {
    const { pending, sent, write } = writes();
    const [one, two, three] = [pending.newLine(), pending.newLine(), pending.newLine()];
    for (const [line, name] of [
      [one, '1'],
      [two, '2'],
    ] as const) {
      write(line, 'update', `a${name}`);
      write(line, 'insert', `b${name}`);
      write(line, 'update', `c${name}`);
    }
    write(three, 'insert', 'b3');
    pending.sendAll();
    expect(sent).toEqual(['update a1 a2', 'insert b1 b2 b3', 'update c1 c2']);
  });

  it('combine what follows each other in one line', () => {
    const { pending, sent, write } = writes();
    const line = pending.newLine();
    for (const item of ['a', 'b', 'c']) write(line, 'update', item);
    pending.sendAll();
    expect(sent).toEqual(['update a b c']);
  });

  it('are dropped when their unit of work has failed', async () => {
    const { pending, sent, write } = writes();
    write(pending.newLine(), 'insert', 'a');
    pending.drop();
    await new Promise(setImmediate);
    expect(sent).toEqual([]);
  });

  it('report what cannot be sent', async () => {
    const { pending, sent } = writes();
    pending.add(pending.newLine(), 'insert', ['a'], () => {
      throw new Error('not possible');
    });
    await new Promise(setImmediate);
    expect(sent).toEqual(['Error: not possible']);
  });
});
