import { listsFinding, type SeenSweep } from './health-checks';

describe('what doctor says of the lists of an account', () => {
  const whole: SeenSweep = {
    ...{ lag_seconds: 20, reads_objects: false },
    ...{ lists_newest_first: true, lists_have_count: true, lists_have_end: true },
  };

  it.each([
    ['not read yet', true, null],
    ['newest first, with their length, read 20 s ago', true, whole],
    ['not read completely yet', false, { ...whole, lag_seconds: null }],
    ['newest first, with their length, read 1000 s ago', false, { ...whole, lag_seconds: 1_000 }],
    [
      'they have no end: pages repeat or are missing: objects are read one by one',
      false,
      { ...whole, reads_objects: true, lists_have_end: false },
    ],
    [
      'they are not newest first: objects are read one by one',
      false,
      { ...whole, reads_objects: true, lists_newest_first: false },
    ],
  ])('is "%s"', (found, ok, sweep) => {
    expect(listsFinding('Shop', sweep)).toMatchObject({ check: 'lists of Shop', found, ok });
  });
});
