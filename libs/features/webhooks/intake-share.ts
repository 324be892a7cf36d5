import { ApiError, pace, TokenBuckets } from '@remit/http-api';

/** An event of so many bytes takes one token: those of Nomod are smaller. */
const BYTES_OF_A_TOKEN = 4 * 1024;

/** A burst may be as large as this many seconds of the sustained rate. */
const BURST_SECONDS = 10;

/** How much genuine webhooks a tenant may have stored in a time, all its environments together. Nomod sends again what is refused. In this process only. */
export class IntakeShare {
  private readonly buckets: TokenBuckets | undefined;

  /** @param perSecond 0: no limit. */
  constructor(perSecond: number, now?: () => number) {
    this.buckets = perSecond === 0 ? undefined : new TokenBuckets(perSecond * BURST_SECONDS, perSecond, now);
  }

  /** Call it once a delivery is known to be genuine: nobody else uses up the share. @returns undefined, or what ends, after a while, as ApiError rate_limited */
  take(tenantId: string, bytes: number): Promise<never> | undefined {
    const taken = this.buckets?.take(tenantId, Math.max(1, Math.ceil(bytes / BYTES_OF_A_TOKEN)));
    return taken?.allowed === false ? refuse(taken.retryAfterSeconds) : undefined;
  }
}

async function refuse(retryAfterSeconds: number): Promise<never> {
  await pace();
  throw new ApiError('rate_limited', { message: 'Too many webhooks of this tenant', retryAfterSeconds });
}
