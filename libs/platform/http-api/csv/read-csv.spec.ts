import { ApiError } from '../errors/api-error';
import { readCsv } from './read-csv';

/** Milliseconds for which reading a file may hold up every other request. A loaded machine needs some of them. */
const PATIENCE_MS = 500;

const COLUMNS = { required: ['external_id', 'name'], optional: [], ignored: ['created_at'] } as const;

const read = (text: string) => readCsv(Buffer.from(text), COLUMNS);

function messageOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
  return '';
}

describe('a CSV file that is read', () => {
  it.each([
    ['a header of open brackets', `external_id,name,a${' ('.repeat(31_000)}\n1,x,2\n`, 'unknown columns'],
    [
      'a header of many columns',
      `external_id,name,${Array.from({ length: 11_000 }, (_, at) => at).join(',')}\n`,
      '100',
    ],
    ['very many rows', `external_id,name\n${',\n'.repeat(240_000)}`, 'at most 500'],
  ])('holds nobody up with %s', (_, text, message) => {
    const start = performance.now();
    const told = messageOf(text);
    expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
    expect(told).toContain(message);
    expect(told.length).toBeLessThan(1_000);
  });

  it('is refused with NUL, which the database cannot store', () => {
    expect(messageOf('external_id,name\n1,a\0b\n')).toContain('NUL');
  });

  it('may be one of our own, whose header names a zone', () => {
    expect(read('external_id,name,created_at (Asia/Dubai)\n1,X,2026-11-30 10:00:00\n')).toEqual([
      { line: 2, cells: { external_id: '1', name: 'X' } },
    ]);
  });
});
