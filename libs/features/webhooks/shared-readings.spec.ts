import { SharedReadings, type DeliveryToRead } from './shared-readings';

describe('SharedReadings', () => {
  const start = new Date('2026-03-01T10:00:00Z').getTime();
  let asked: number;
  let readings: SharedReadings<string>;

  beforeEach(() => {
    jest.useFakeTimers({ now: start });
    asked = 0;
    readings = new SharedReadings();
  });
  afterEach(() => jest.useRealTimers());

  const event = (eventType: string | null, lookedAt: Date | null = null): DeliveryToRead => ({ eventType, lookedAt });
  const read = (wanted: DeliveryToRead, status = 'paid', charge = 'c1') =>
    readings.read(charge, wanted, async () => {
      asked += 1;
      return { read: `${status} ${asked}`, charge: { status, readAt: new Date() } };
    });

  it('is one reading for events that come together, also while it is under way', async () => {
    const both = await Promise.all([read(event('charge.created')), read(event('charge.completed'))]);
    jest.advanceTimersByTime(1_000);
    expect([...both, await read(event('charge.authorised'))]).toEqual(['paid 1', 'paid 1', 'paid 1']);
  });

  it.each([
    ['created', 'charge.completed'],
    ['authorised', 'charge.completed'],
    ['paid', 'charge.refunded'],
    ['paid', 'charge.dispute.created'],
    ['partially_refunded', 'charge.partially_refunded'],
    ['unknown', 'charge.created'],
    ['paid', null],
  ])('a reading that says %s is not enough for %s', async (status, type) => {
    await read(event('charge.created'), status);
    jest.advanceTimersByTime(10);
    await read(event(type), status);
    expect(asked).toBe(2);
  });

  it('is read again after some seconds, and for each charge', async () => {
    await read(event('charge.completed'));
    await read(event('charge.completed'), 'paid', 'c2');
    expect(asked).toBe(2);
    jest.advanceTimersByTime(5_000);
    await read(event('charge.completed'));
    expect(asked).toBe(3);
  });

  it('looks that are repeated at the same time share one, which is later than the look before', async () => {
    await read(event('charge.completed'));
    const lookedAt = new Date(start + 1);
    jest.advanceTimersByTime(3_000);
    await read(event('charge.completed', lookedAt));
    jest.advanceTimersByTime(50);
    await read(event('charge.created', lookedAt));
    expect(asked).toBe(2);
  });

  it('is asked once more by all who waited for what was not enough', async () => {
    let answer = (_status: string): void => undefined;
    const created = new Promise<string>((resolve) => (answer = resolve));
    const begun = new Date();
    const first = readings.read('c1', event('charge.created'), async () => {
      asked += 1;
      return { read: 'first', charge: { status: await created, readAt: begun } };
    });
    jest.advanceTimersByTime(10);
    const waiting = [read(event('charge.completed')), read(event('charge.completed'))];
    answer('created');
    expect(await Promise.all([first, ...waiting])).toEqual(['first', 'paid 2', 'paid 2']);
  });

  it('forgets a failure, and what Nomod did not show', async () => {
    const down = () => Promise.reject(new Error('down'));
    await expect(readings.read('c1', event('charge.created'), down)).rejects.toThrow('down');
    await readings.read('c1', event('charge.created'), async () => ({ read: 'absent', charge: null }));
    expect(await read(event('charge.created'))).toBe('paid 1');
  });
});
