import { dropOldest } from '@remit/database';

/** Buckets that are kept at once. The one that was used longest ago goes first. */
const MAX_BUCKETS = 10_000;

export interface Allowance {
  readonly allowed: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number;
  /** Seconds until there is a token. */
  readonly retryAfterSeconds: number;
}

/** A bucket of tokens a key: each request takes one, and they come back at a steady rate. In this process only. */
export class TokenBuckets {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  /** @param now milliseconds, of any clock that does not jump. */
  constructor(
    readonly capacity: number,
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes so many tokens when there are as many, or none. */
  take(key: string, wanted = 1): Allowance {
    return this.change(key, wanted);
  }

  /** What `take` would say. */
  look(key: string): Allowance {
    return this.change(key, 0);
  }

  private change(key: string, wanted: number): Allowance {
    const now = this.now();
    const { tokens: left, at } = this.buckets.get(key) ?? { tokens: this.capacity, at: now };
    const tokens = Math.min(this.capacity, left + ((now - at) / 1_000) * this.perSecond);
    const allowed = tokens >= Math.max(1, wanted);
    const after = allowed ? tokens - wanted : tokens;
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: after, at: now });
    dropOldest(this.buckets, MAX_BUCKETS);
    return {
      allowed,
      remaining: Math.floor(after),
      resetSeconds: Math.ceil((this.capacity - after) / this.perSecond),
      retryAfterSeconds: Math.max(1, Math.ceil((Math.max(1, wanted) - after) / this.perSecond)),
    };
  }
}
