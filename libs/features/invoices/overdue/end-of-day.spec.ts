import { secondsToNextCheck } from './is-overdue';

const HOUR = 3_600;

it.each([
  ['Asia/Dubai', '2026-11-29T00:00:00Z', 10 * HOUR, 'when the day ends anywhere'],
  ['Asia/Dubai', '2026-11-29T10:00:00Z', 10 * HOUR, 'then when it ends there'],
  ['America/New_York', '2026-11-29T10:00:00Z', 19 * HOUR, 'also behind UTC'],
  ['Pacific/Kiritimati', '2026-11-29T09:59:50Z', 30, 'and never in a hurry'],
])('of a business in %s, seen at %s, the last day is looked at after %i s: %s', (zone, at, seconds) => {
  expect(secondsToNextCheck(zone, '2026-11-29', new Date(at))).toBe(seconds);
});
