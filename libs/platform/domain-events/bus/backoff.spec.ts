import { backoff, shareOfAge, withJitter } from './backoff';

const none = () => 0;

describe('backoff', () => {
  it.each([
    [0, 0.5],
    [1, 0.5],
    [2, 1],
    [5, 8],
    [6, 15],
    [1_000, 15],
  ])('after %i tries pauses %d s', (tries, seconds) => {
    expect(backoff(tries, { first: 0.5, longest: 15 }, none)).toBe(seconds);
  });

  it('never undercuts what the other side asks for', () => {
    expect(backoff(1, { first: 0.5, longest: 15, asked: 90 }, none)).toBe(90);
    expect(shareOfAge(4, 2, { first: 1, longest: 15, asked: 90 })).toBe(90);
  });

  it('adds up to 20 % of jitter', () => {
    expect(backoff(1, { first: 0.5, longest: 15 }, () => 1)).toBeCloseTo(0.6);
    expect(withJitter(10, () => 1)).toBeCloseTo(12);
  });
});

it.each([
  [0, 5],
  [40, 10],
  [1_000, 60],
])('work of %i s is looked at again after %i s', (age, seconds) => {
  expect(shareOfAge(age, 4, { first: 5, longest: 60 })).toBe(seconds);
});
