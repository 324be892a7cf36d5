import { ApiError, delayRefusal, TokenBuckets } from '@remit/http-api';

/** Bytes that cost one token. Nomod's own events are smaller. */
const BYTES_OF_A_TOKEN = 4 * 1024;

/** Size of a burst, in seconds of the sustained rate. */
const BURST_SECONDS = 10;

/**
 * Limits how many genuine webhooks are stored per tenant, over all its environments. Nomod retries refused webhooks.
 * The limit holds per process.
 */
export class IntakeShare {
  private readonly buckets: TokenBuckets | undefined;

  /** @param perSecond tokens; 0 means no limit */
  constructor(perSecond: number, now?: () => number) {
    this.buckets = perSecond === 0 ? undefined : new TokenBuckets(perSecond * BURST_SECONDS, perSecond, now);
  }

  /**
   * Call it after a delivery was verified, so that forged ones use up nothing.
   * @returns undefined when admitted, otherwise the error rate_limited
   */
  take(tenantId: string, bytes: number): Promise<never> | undefined {
    const taken = this.buckets?.take(tenantId, Math.max(1, Math.ceil(bytes / BYTES_OF_A_TOKEN)));
    return taken?.allowed === false ? refuse(taken.retryAfterSeconds) : undefined;
  }
}

async function refuse(retryAfterSeconds: number): Promise<never> {
  await delayRefusal();
  throw new ApiError('rate_limited', { message: 'Too many webhooks of this tenant', retryAfterSeconds });
}
