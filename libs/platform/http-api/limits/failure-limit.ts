import { dropOldest } from '@remit/database';
import { ApiError } from '../errors/api-error';
import { sourceGroup } from './client-source';
import { TokenBuckets } from './token-buckets';

/** Subjects that are remembered as genuine. */
const MAX_PROVEN = 10_000;

/**
 * Holds off a source that keeps failing to prove who it is. Whoever has proven it lately still gets through from there: everybody behind one proxy or
 * router has one source, and a stranger among them must not lock out the others. In this process only.
 */
export class FailureLimit {
  private readonly failures: TokenBuckets | undefined;
  private readonly proven = new Set<string>();

  /** @param perMinute failures of one source; 0: no limit. */
  constructor(perMinute: number) {
    this.failures = perMinute === 0 ? undefined : new TokenBuckets(perMinute, perMinute / 60);
  }

  /** Call it before anything is looked up; without a subject there is nobody to let through. @throws ApiError rate_limited */
  admit(source: string, subject?: string): void {
    if (!this.failures || (subject !== undefined && this.proven.has(subject))) return;
    const { allowed, retryAfterSeconds } = this.failures.look(sourceGroup(source));
    if (!allowed) throw new ApiError('rate_limited', { message: 'Too many failed attempts', retryAfterSeconds });
  }

  /** @param subject no longer proven, such as a key that was revoked; absent when the failure says nothing about it. */
  noteFailure(source: string, subject?: string): void {
    if (subject !== undefined) this.proven.delete(subject);
    this.failures?.take(sourceGroup(source));
  }

  succeeded(subject: string): void {
    this.proven.delete(subject);
    this.proven.add(subject);
    dropOldest(this.proven, MAX_PROVEN);
  }
}
