import { momentIn } from '@remit/business-profile';
import { reminderTimes } from './reminder-times';

const rule = {
  dueDate: '2026-12-05',
  days: [14, -3, 0],
  timeZone: 'Asia/Dubai',
  quietFrom: 20,
  quietUntil: 9,
  informedAt: new Date('2026-10-01T00:00:00Z'),
};
const at = (day: string, time: string) => new Date(`${day}T${time}+04:00`);

it.each([
  ['long before', at('2026-11-01', '12:00'), undefined, at('2026-12-02', '09:00')],
  ['in the night of a day', at('2026-12-02', '08:59'), undefined, at('2026-12-02', '09:00')],
  ['in the morning of a day', at('2026-12-02', '09:00'), -3, at('2026-12-05', '09:00')],
  ['in the evening of a day', at('2026-12-02', '20:00'), undefined, at('2026-12-05', '09:00')],
  ['a day too late', at('2026-12-06', '09:00'), undefined, at('2026-12-19', '09:00')],
  ['on the last day', at('2026-12-19', '19:59'), 14, undefined],
  ['after all of them', at('2027-02-01', '12:00'), undefined, undefined],
])('%s the reminder of a day is due in waking hours only', (_when, now, day, next) => {
  expect(reminderTimes(rule, now)).toEqual({ now: day, next });
});

it.each([
  ['the evening before', at('2026-12-04', '19:59'), at('2026-12-05', '19:59')],
  ['the morning before', at('2026-12-04', '08:00'), at('2026-12-05', '09:00')],
  ['the night before', at('2026-12-04', '20:00'), at('2026-12-19', '09:00')],
  ['on the last day', at('2026-12-05', '10:00'), at('2026-12-19', '09:00')],
  ['when all reminders are due', at('2026-12-19', '10:00'), undefined],
])('an invoice that is sent %s is not followed by a reminder within a day', (_when, informedAt, next) => {
  expect(reminderTimes({ ...rule, informedAt }, informedAt)).toEqual({ now: undefined, next });
  if (next) expect(reminderTimes({ ...rule, informedAt }, next).now).toBeDefined();
});

it.each([
  ['Asia/Dubai', '2026-12-05', 9, '2026-12-05T05:00:00.000Z'],
  ['America/New_York', '2026-03-08', 9, '2026-03-08T13:00:00.000Z'],
  ['America/New_York', '2026-11-01', 24, '2026-11-02T05:00:00.000Z'],
  ['Asia/Kathmandu', '2026-06-01', 0, '2026-05-31T18:15:00.000Z'],
  // Clocks jump over this hour, west and east of UTC.
  ['Atlantic/Azores', '2026-03-29', 0, '2026-03-29T01:00:00.000Z'],
  ['America/Havana', '2026-03-08', 0, '2026-03-08T05:00:00.000Z'],
  ['America/Santiago', '2026-09-05', 24, '2026-09-06T04:00:00.000Z'],
  ['Africa/Cairo', '2026-04-24', 0, '2026-04-23T22:00:00.000Z'],
  ['America/New_York', '2026-03-08', 2, '2026-03-08T07:00:00.000Z'],
])('in %s on %s hour %d is %s', (timeZone, day, hour, moment) => {
  expect(momentIn(timeZone, day, hour).toISOString()).toBe(moment);
});
