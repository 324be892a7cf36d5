import { plainCell, safeCell, timeWriter } from './csv-cell';

describe('a cell of a CSV file', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =1+1',
    '\u200b=1+1',
    '\ufeff@x',
    '＝1+1',
    '＋1',
  ])('is no formula, and an import reads what it was: %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(plainCell(safeCell(text))).toBe(text);
  });

  it('is what it was otherwise', () => {
    expect(['a "b", c\nd', '12.50', '', 'مقهى'].map(safeCell)).toEqual(['a "b", c\nd', '12.50', '', 'مقهى']);
    expect(plainCell("'tis")).toBe("'tis");
  });

  it('shows a time in its zone, in summer and winter', () => {
    const inCairo = timeWriter('Africa/Cairo');
    expect(inCairo('2026-01-31T22:30:05.123Z')).toBe('2026-02-01 00:30:05');
    expect(inCairo('2026-07-31T21:30:05.123Z')).toBe('2026-08-01 00:30:05');
  });
});
