import { readDeadline } from './payment-deadline';

const now = new Date('2026-08-10T12:00:00Z');

it.each([
  ['2026-08-10T16:00:01+04:00', '2026-08-10T12:00:01.000Z'],
  ['2027-01-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
])('%s is a deadline', (text, at) => expect(readDeadline(text, now)?.toISOString()).toBe(at));

it.each([[undefined], [null]])('%s is none', (text) => expect(readDeadline(text, now)).toBeNull());

it.each([
  ['2026-08-11', 'expires_at must be a time with its UTC offset: 2026-12-31T18:00:00+04:00'],
  [
    '2026-08-10T16:00:00+04:00',
    'expires_at 2026-08-10T16:00:00+04:00 is in the past: the time is 2026-08-10T12:00:00.000Z',
  ],
])('%s is refused', (text, message) =>
  expect(() => readDeadline(text, now)).toThrow(expect.objectContaining({ message: expect.stringContaining(message) })),
);
