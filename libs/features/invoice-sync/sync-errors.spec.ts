import { gatewayPauseSeconds } from './sync-errors';

describe('the pause after a failed call', () => {
  const noJitter = () => 0;
  it.each([
    [0, 0.5],
    [1, 0.5],
    [3, 2],
    [40, 15],
  ])('grows with the tries: %i', (attempts, seconds) => {
    expect(gatewayPauseSeconds({}, attempts, noJitter)).toBe(seconds);
  });
  it('is never shorter than Nomod asks', () => {
    expect(gatewayPauseSeconds({ retryAfterMs: 90_000 }, 1, noJitter)).toBe(90);
  });
  it('is spread, so that what failed together does not return together', () => {
    expect(gatewayPauseSeconds({}, 1, () => 1)).toBeCloseTo(0.6);
  });
});
