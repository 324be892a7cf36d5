import { dropOldest } from '@remit/database';
import { ApiError } from '../errors/api-error';
import { sourceGroup } from './client-source';
import { TokenBuckets } from './token-buckets';

/** Maximum number of subjects remembered as genuine. */
const MAX_PROVEN = 10_000;

/**
 * Blocks a source that repeatedly fails to authenticate. Subjects that authenticated lately are still admitted from
 * it: all clients behind one proxy or router share a source, and a stranger among them must not lock out the others.
 * Counts in this process only.
 */
export class FailureLimit {
  private readonly failures: TokenBuckets | undefined;
  private readonly proven = new Set<string>();

  /** @param perMinute failures allowed for one source; 0 means no limit */
  constructor(perMinute: number) {
    this.failures = perMinute === 0 ? undefined : new TokenBuckets(perMinute, perMinute / 60);
  }

  /**
   * Call it before any lookup. Without a subject, nobody is exempt.
   * @throws ApiError rate_limited
   */
  admit(source: string, subject?: string): void {
    if (!this.failures || (subject !== undefined && this.proven.has(subject))) return;
    const { allowed, retryAfterSeconds } = this.failures.peek(sourceGroup(source));
    if (!allowed) throw new ApiError('rate_limited', { message: 'Too many failed attempts', retryAfterSeconds });
  }

  /** @param subject no longer genuine, such as a revoked key; omitted when the failure says nothing about it */
  noteFailure(source: string, subject?: string): void {
    if (subject !== undefined) this.proven.delete(subject);
    this.failures?.take(sourceGroup(source));
  }

  /** From now on the subject is admitted from a blocked source. */
  succeeded(subject: string): void {
    this.proven.delete(subject);
    this.proven.add(subject);
    dropOldest(this.proven, MAX_PROVEN);
  }
}
