import { explainMoment, explainTime, readDay, readMoment, readTime } from './moment';

describe('a moment', () => {
  it.each([
    ['2026-11-29T10:00:00Z', '2026-11-29T10:00:00.000Z', '2026-11-29'],
    ['2026-11-29T10:00Z', '2026-11-29T10:00:00.000Z', '2026-11-29'],
    ['2026-11-29T10:00:00.123456789Z', '2026-11-29T10:00:00.123Z', '2026-11-29'],
    ['2026-12-19T00:00:00+04:00', '2026-12-18T20:00:00.000Z', '2026-12-19'],
    ['2026-12-19T02:30:00+03:00', '2026-12-18T23:30:00.000Z', '2026-12-19'],
    ['2026-12-19T23:59:59-08:00', '2026-12-20T07:59:59.000Z', '2026-12-19'],
    ['2027-01-01T00:00:00+14:00', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['2026-12-19', '2026-12-19T00:00:00.000Z', '2026-12-19'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z', '2028-02-29'],
  ])('%s is read as %s, on the day %s', (text, moment, day) => {
    expect(readMoment(text)?.toISOString()).toBe(moment);
    expect(readDay(text)).toBe(day);
  });

  it.each([
    '20261129',
    '20261129T101010Z',
    '2026-11-29T10:00:00+04',
    '2026-11-29T10:00:00+0400',
    '2026-11-29T10',
    '2026-11-29T10Z',
    '2026-11-29T10:00:00,5Z',
    '2026-11-29T10:00:00.Z',
    '2026-W48',
    '2026-W48-1',
    '2026-333',
    '2026-11',
    '2026',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-29T24:00:00Z',
    '2026-11-29T23:59:60Z',
    '2026-11-29T10:00:00+15:00',
    '2026-11-29T10:00:00+04:60',
    '2026-11-29 10:00:00Z',
    '0000-01-01T00:00:00Z',
    '0026-11-29',
    '+002026-11-29T10:00:00Z',
    '-002026-11-29T10:00:00Z',
    '29.11.2026',
    '11/29/2026',
    'Sun, 29 Nov 2026 10:00:00 GMT',
    '1790000000000',
    'now',
    'infinity',
    ' 2026-11-29',
    '2026-11-29\n',
    '٢٠٢٦-١١-٢٩',
    '',
    1790000000000,
    null,
    undefined,
    ['2026-11-29'],
  ])('%j is not read', (value) => {
    expect(readMoment(value)).toBeUndefined();
    expect(readDay(value)).toBeUndefined();
  });

  it('says what a time without an offset lacks', () => {
    expect(readMoment('2026-12-01T00:00:00')).toBeUndefined();
    expect(explainMoment('2026-12-01T00:00:00', 'due_date')).toBe(
      'due_date has no UTC offset. Add Z for UTC, or an offset such as +04:00',
    );
    expect(explainMoment('2026-W48', 'due_date')).toMatch(/^due_date must be a time such as/);
  });

  it('is no plain date where a time is asked for, and the refusal does not suggest one', () => {
    expect(readTime('2026-12-01')).toBeUndefined();
    expect(readTime('2026-12-01T00:00:00+04:00')?.toISOString()).toBe('2026-11-30T20:00:00.000Z');
    for (const value of ['2026-12-01', 'tomorrow', 5])
      expect(explainTime(value, 'expires_at')).toBe(
        'expires_at must be a time with its UTC offset: 2026-12-31T18:00:00+04:00',
      );
    expect(explainTime('2026-12-01T00:00:00', 'expires_at')).toMatch(/has no UTC offset/);
  });
});
