import { dayIn, daysAfter } from './zoned-days';

it.each([
  ['UTC', '2026-11-29T22:30:00Z', 0, '2026-11-29'],
  ['Asia/Dubai', '2026-11-29T22:30:00Z', 0, '2026-11-30'],
  ['America/Los_Angeles', '2026-11-29T02:30:00Z', 0, '2026-11-28'],
  ['Asia/Riyadh', '2026-12-31T22:30:00Z', 30, '2027-01-31'],
  ['America/New_York', '2026-10-25T12:00:00Z', 14, '2026-11-08'],
])('in %s the day of %s and %d days is %s', (timeZone, at, daysLater, day) => {
  expect(dayIn(timeZone, new Date(at), daysLater)).toBe(day);
});

it.each([
  ['2028-02-28', 2, '2028-03-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['9999-12-31', 30, '9999-12-31'],
])('so many days after %s (%d) is %s', (day, days, expected) => {
  expect(daysAfter(day, days)).toBe(expected);
});
