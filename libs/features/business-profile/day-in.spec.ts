import { dayIn } from './day-in';

it.each([
  ['UTC', '2026-11-29T22:30:00Z', 0, '2026-11-29'],
  ['Asia/Dubai', '2026-11-29T22:30:00Z', 0, '2026-11-30'],
  ['America/Los_Angeles', '2026-11-29T02:30:00Z', 0, '2026-11-28'],
  ['Asia/Riyadh', '2026-12-31T22:30:00Z', 30, '2027-01-31'],
  ['America/New_York', '2026-10-25T12:00:00Z', 14, '2026-11-08'],
])('in %s the day of %s and %d days is %s', (timeZone, at, daysLater, day) => {
  expect(dayIn(timeZone, new Date(at), daysLater)).toBe(day);
});
