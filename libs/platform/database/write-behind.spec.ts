import type { Scope } from './scope';
import { WriteBehind, type WriteBehindOptions } from './write-behind';

interface Note {
  readonly scope: Scope;
  readonly word: string;
}

const note = (environmentId: string, word: string): Note => ({ scope: { tenantId: 'ten_1', environmentId }, word });

function behind(options: Partial<WriteBehindOptions<Note>> = {}) {
  const written: string[] = [];
  const lost: number[] = [];
  const buffer = new WriteBehind<Note>({
    everyMs: 60_000,
    most: 100,
    scopeOf: ({ scope }) => scope,
    write: async (scope, notes) => {
      written.push(`${scope.environmentId}: ${notes.map(({ word }) => word).join(' ')}`);
    },
    dropped: (count) => lost.push(count),
    ...options,
  });
  return { buffer, written, lost };
}

describe('write-behind', () => {
  it('writes what one environment noted together, in order and in groups', async () => {
    const { buffer, written } = behind({ atOnce: 2 });
    for (const one of [note('a', '1'), note('b', '2'), note('a', '3'), note('a', '4')]) buffer.note(one);
    expect(written).toEqual([]);
    await buffer.flush();
    expect(written).toEqual(['a: 1 3', 'b: 2', 'a: 4']);
    await buffer.flush();
    expect(written).toHaveLength(3);
  });

  it('drops what does not fit, and only that', async () => {
    const { buffer, written, lost } = behind({ most: 1 });
    buffer.note(note('a', '1'));
    buffer.note(note('a', '2'));
    await buffer.flush();
    buffer.note(note('a', '3'));
    await buffer.flush();
    expect({ written, lost }).toEqual({ written: ['a: 1', 'a: 3'], lost: [1] });
  });

  it('loses only the group that could not be written', async () => {
    const written: string[] = [];
    const { buffer, lost } = behind({
      write: async (scope, notes) => {
        if (scope.environmentId === 'a') throw new Error('away');
        written.push(...notes.map(({ word }) => word));
      },
    });
    for (const one of [note('a', '1'), note('a', '2'), note('b', '3')]) buffer.note(one);
    await buffer.flush();
    expect({ written, lost }).toEqual({ written: ['3'], lost: [2] });
  });

  it('writes by itself, and what is noted meanwhile in the next round', async () => {
    let release: () => void = () => undefined;
    const rounds: string[][] = [];
    let onRound: () => void = () => undefined;
    const { buffer } = behind({
      everyMs: 1,
      write: async (_, notes) => {
        rounds.push(notes.map(({ word }) => word));
        onRound();
        await new Promise<void>((resolve) => (release = resolve));
      },
    });
    const first = new Promise<void>((resolve) => (onRound = resolve));
    buffer.note(note('a', '1'));
    await first;
    buffer.note(note('a', '2'));
    const second = new Promise<void>((resolve) => (onRound = resolve));
    release();
    await second;
    release();
    await buffer.flush();
    expect(rounds).toEqual([['1'], ['2']]);
  });
});
