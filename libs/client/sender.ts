import { setTimeout as pause } from 'node:timers/promises';
import { type Outcome, readAnswer } from './answer';
import type { PostOptions } from './operation';
import { RemitError } from './remit-error';

export interface SenderOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

interface Request extends PostOptions {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** A try that hangs leaves time for two more. */
const SHARE_OF_A_TRY = 1 / 3;

/** Sends requests that can be retried: every POST has an Idempotency-Key. */
export class Sender {
  constructor(private readonly options: SenderOptions) {}

  /**
   * @returns the body of the successful response
   * @throws RemitError, or the reason of the caller's signal
   */
  async send(request: Request): Promise<unknown> {
    const timeoutMs = request.timeoutMs ?? this.options.timeoutMs;
    const end = Date.now() + timeoutMs;
    for (let tries = 1; ; tries += 1) {
      const outcome = await this.try(request, Math.min(timeoutMs * SHARE_OF_A_TRY, end - Date.now()));
      if ('body' in outcome) return outcome.body;
      const pauseMs = Math.max(outcome.retryAfterMs ?? 0, backoff(tries));
      const isLast = tries > this.options.maxRetries || Date.now() + pauseMs >= end;
      if (!outcome.isPassing || isLast) throw outcome.error;
      await pause(pauseMs, undefined, { signal: request.signal }).catch(() => request.signal?.throwIfAborted());
    }
  }

  private async try(
    { method, url, body, idempotencyKey, ifVersion, signal }: Request,
    limitMs: number,
  ): Promise<Outcome> {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(Math.ceil(limitMs));
    try {
      const response = await this.options.fetch(url, {
        method,
        headers: {
          ...this.options.headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
          ...(ifVersion !== undefined && { 'if-match': `"${ifVersion}"` }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        // Following a redirect would turn a POST into a GET elsewhere.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return withKey(readAnswer(response, await response.text(), url), idempotencyKey);
    } catch (cause) {
      signal?.throwIfAborted();
      const { origin } = new URL(url);
      const error = limit.aborted
        ? new RemitError('timeout', `${origin} did not answer in time`, {}, cause)
        : new RemitError('no_answer', `${origin} cannot be reached, or the connection was lost`, {}, cause);
      return withKey({ error, isPassing: true }, idempotencyKey);
    }
  }
}

/** Adds the key to the error: a caller that does not know the outcome repeats the call with it. */
function withKey(outcome: Outcome, idempotencyKey: string | undefined): Outcome {
  if ('error' in outcome && idempotencyKey !== undefined) Object.assign(outcome.error, { idempotencyKey });
  return outcome;
}

/** Doubles with each try, minus a random part, so that many callers do not retry at the same time. */
function backoff(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
}
