interface Bounds {
  /** Shortest pause, in seconds. */
  readonly first: number;
  /** Longest pause, in seconds. What the other side asks for may be longer. */
  readonly longest: number;
  /** Seconds that the other side asked to wait. */
  readonly asked?: number | undefined;
}

/** Pause after so many failed tries, in seconds: it doubles from `first` to `longest`, with jitter. */
export function backoff(tries: number, { first, longest, asked = 0 }: Bounds, random = Math.random): number {
  return withJitter(Math.max(Math.min(first * 2 ** Math.max(tries - 1, 0), longest), asked), random);
}

/** Pause between two looks at work of this age, in seconds: a part of the age, from `first` to `longest`. */
export function shareOfAge(ageSeconds: number, parts: number, { first, longest, asked = 0 }: Bounds): number {
  return Math.max(Math.min(Math.max(ageSeconds / parts, first), longest), asked);
}

/** Up to 20 % more, so that what failed together does not return together. */
export const withJitter = (seconds: number, random = Math.random): number => seconds * (1 + 0.2 * random());
