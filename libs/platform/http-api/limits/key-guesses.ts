import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { ApiError } from '../errors/api-error';
import { ClientSource } from './client-source';
import { FailureLimit } from './failure-limit';

/** Guards every check of an API key: a source that sends wrong keys is blocked before they are looked up. */
@Injectable()
export class KeyGuesses {
  private readonly limit: FailureLimit;

  constructor(
    private readonly source: ClientSource,
    { failedAttemptsPerMinute }: Settings,
  ) {
    this.limit = new FailureLimit(failedAttemptsPerMinute);
  }

  /**
   * Runs the check of a key.
   * @throws ApiError rate_limited when its source sent too many wrong keys; errors of `check`
   */
  async watch<T>(request: IncomingMessage, secret: string, check: () => T | Promise<T>): Promise<T> {
    const source = this.source.of(request);
    const subject = hash('sha256', secret, 'base64url');
    this.limit.admit(source, subject);
    try {
      const result = await check();
      this.limit.succeeded(subject);
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') this.limit.noteFailure(source, subject);
      throw error;
    }
  }
}
