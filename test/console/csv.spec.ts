import { csvCell as cell } from '../../apps/console/src/pages/attention/csv-cell';

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
  ])('is no formula: %j', (text) => expect(cell(text)).toBe(`"'${text}"`));

  it('is what it was otherwise, quoted', () => {
    expect([cell('a "b", c\nd'), cell(12), cell(null)]).toEqual(['"a ""b"", c\nd"', '"12"', '""']);
  });
});
