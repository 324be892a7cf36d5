import { WebhookEndpoint } from './webhook-endpoint.entity';

const NOW = new Date('2026-06-01T12:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const dead = { isGone: false, isDead: true, isProbe: false };

describe('an endpoint that does not answer', () => {
  const endpoint = () =>
    Object.assign(new WebhookEndpoint(), { enabled: true, failingSince: null, unanswered: 0, pausedUntil: null });

  function paused(): WebhookEndpoint {
    const made = endpoint();
    for (let count = 1; count <= 5; count += 1) made.recordFailure(dead, NOW);
    return made;
  }

  it('is paused after five calls in a row, not before, and not for refusals', () => {
    const made = endpoint();
    for (let count = 1; count <= 4; count += 1) made.recordFailure(dead, NOW);
    made.recordFailure({ ...dead, isDead: false }, NOW);
    for (let count = 1; count <= 4; count += 1) made.recordFailure(dead, NOW);
    expect(made.pausedUntil).toBeNull();
    made.recordFailure(dead, NOW);
    expect(made.pausedUntil).toEqual(later(30));
    expect(made.isDead).toBe(false);
  });

  it('is not paused for longer by what was under way when the pause began', () => {
    const made = paused();
    made.recordFailure(dead, NOW);
    expect(made.pausedUntil).toEqual(later(30));
  });

  it('is paused for twice as long by each probe, up to a quarter of an hour', () => {
    const made = paused();
    const pauses = Array.from({ length: 7 }, () => {
      made.beginProbe(NOW);
      made.recordFailure({ ...dead, isProbe: true }, NOW);
      return made.pausedUntil;
    });
    expect(pauses).toEqual([60, 120, 240, 480, 900, 900, 900].map(later));
    expect(made.isDead).toBe(true);
  });

  it('is as good as new once it answers', () => {
    const made = paused();
    made.beginProbe(NOW);
    made.recordSuccess();
    expect(made).toMatchObject({ pausedUntil: null, unanswered: 0, failingSince: null });
  });
});
