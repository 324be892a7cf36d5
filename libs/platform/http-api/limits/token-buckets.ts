import { dropOldest } from '@remit/database';

/** Maximum number of buckets. The least recently used one is removed first. */
const MAX_BUCKETS = 10_000;

export interface Allowance {
  readonly allowed: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number;
  /** Seconds until a token is available. */
  readonly retryAfterSeconds: number;
}

/**
 * One token bucket for each key: each request takes a token, and tokens return at a steady rate. Counts in this
 * process only.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, { tokens: number; readonly at: number }>();

  /** @param now milliseconds of a monotonic clock */
  constructor(
    readonly capacity: number,
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes `wanted` tokens if that many are left, otherwise none. */
  take(key: string, wanted = 1): Allowance {
    return this.change(key, wanted);
  }

  /** The result of `take`, without taking a token. */
  peek(key: string): Allowance {
    return this.change(key, 0);
  }

  /** Returns a token that `take` took, because what it was taken for does not count. */
  release(key: string): void {
    const bucket = this.buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.capacity, bucket.tokens + 1);
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
