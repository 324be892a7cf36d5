import { pollPauseSeconds } from './poll-pause';

const MINUTE = 60;
const DAY = 86_400;
const INTERVAL = 60;

it('looks at an open link at least every five minutes in its first hour, and ever more rarely after', () => {
  const pauses = [0, 5 * MINUTE, 30 * MINUTE, 59 * MINUTE].map((age) => pollPauseSeconds(age, true, INTERVAL));
  expect(pauses.every((pause) => pause !== undefined && pause <= 5 * MINUTE)).toBe(true);
  const later = [2 * MINUTE, 30 * MINUTE, DAY / 2, 3 * DAY, 30 * DAY].map(
    (age) => pollPauseSeconds(age, true, INTERVAL) ?? 0,
  );
  expect(later).toEqual(later.toSorted((a, b) => a - b));
});

it('ends', () => {
  expect(pollPauseSeconds(61 * DAY, true, INTERVAL)).toBeUndefined();
  expect(pollPauseSeconds(186 * DAY, false, INTERVAL)).toBeUndefined();
});

it('looks at paid links for refunds as long as Nomod refunds', () => {
  expect(pollPauseSeconds(180 * DAY, false, INTERVAL)).toBeDefined();
});
