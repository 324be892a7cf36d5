import { readRetryAfter } from './retry-after';

const now = Date.parse('2026-01-01T12:00:00Z');

it.each([
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5_000],
  ['999999', 3_600_000],
  ['99999999999', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['2026', 2_026_000],
  ['3, 5', 5_000],
  ['soon, 4', 4_000],
  ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
  ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
  ['Fri, 02 Jan 2026 12:00:00 GMT', 3_600_000],
  ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
  ['Thursday, 01-Jan-99 12:00:30 GMT', 0],
  ['Thu Jan  1 12:00:30 2026', 30_000],
  ['Thu, 01 Jan 2026 12:00:30 GMT, 40', 40_000],
  ['Thu, 01 Jan 2026 12:00:50 GMT, 40', 50_000],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['2s', undefined],
  ['2026-01-01T12:00:30Z', undefined],
  ['Thu, 32 Jan 2026 12:00:30 GMT', undefined],
  ['', undefined],
])('Retry-After %j is %j milliseconds', (header, expected) => {
  expect(readRetryAfter({ retryAfter: [header] }, now)).toBe(expected);
});

it('takes the longest when the header came more than once, and none when it did not come', () => {
  expect(readRetryAfter({ retryAfter: ['1', '2', 'soon'] }, now)).toBe(2_000);
  expect(readRetryAfter({ retryAfter: [] }, now)).toBeUndefined();
});

it.each([
  ['Thu, 01 Jan 2026 12:05:00 GMT', 'Thu, 01 Jan 2026 12:05:02 GMT', 2_000],
  ['Thu, 01 Jan 2026 11:55:00 GMT', 'Thu, 01 Jan 2026 11:55:03 GMT', 3_000],
  ['Thu, 01 Jan 2026 11:55:00 GMT', '7', 7_000],
  ['today', 'Thu, 01 Jan 2026 12:00:04 GMT', 4_000],
])('at %j by the clock of the answer, %j is %j milliseconds', (date, retryAfter, expected) => {
  expect(readRetryAfter({ retryAfter: [retryAfter], date }, now)).toBe(expected);
});
