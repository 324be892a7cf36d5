interface Bounds {
  /** Seconds of the shortest pause. */
  readonly first: number;
  /** Seconds of the longest pause. `asked` may exceed it. */
  readonly longest: number;
  /** Seconds that the other side requires. */
  readonly asked?: number | undefined;
}

/** Seconds to wait after this number of failed attempts. The pause doubles from `first` to `longest`, with jitter. */
export function backoff(tries: number, { first, longest, asked = 0 }: Bounds, random = Math.random): number {
  return withJitter(Math.max(Math.min(first * 2 ** Math.max(tries - 1, 0), longest), asked), random);
}

/** Seconds between two polls of work of this age: its age divided by `parts`, from `first` to `longest`. */
export function shareOfAge(ageSeconds: number, parts: number, { first, longest, asked = 0 }: Bounds): number {
  return Math.max(Math.min(Math.max(ageSeconds / parts, first), longest), asked);
}

/** Adds up to 20 %, so that work which failed together is not retried together. */
export const withJitter = (seconds: number, random = Math.random): number => seconds * (1 + 0.2 * random());
