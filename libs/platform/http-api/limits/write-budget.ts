import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { Counter } from 'prom-client';
import { ApiError } from '../errors/api-error';
import { Metrics } from '../health/metrics';
import { TokenBuckets } from './token-buckets';

const DAY_SECONDS = 86_400;
const MEGABYTE = 1_000_000;

/** Bytes that each write costs at least: a small body leaves rows, events and entries in indexes too. */
const LEAST_BYTES = 2_000;

/** Milliseconds between two log lines about one process's refusals. */
const TELL_EVERY_MS = 60_000;

/**
 * Limits how much each tenant may give to be stored in a day (WRITE_MB_PER_TENANT), by requests and by Nomod's webhooks
 * together. Rates alone would let one tenant fill the disk that all share within a day. Counts in this process only.
 */
@Injectable()
export class WriteBudget {
  private readonly buckets: TokenBuckets | undefined;
  private readonly logger = new Logger(WriteBudget.name);
  private readonly megabytes: number;
  private readonly refused: Counter;
  private warnedAt = -Infinity;

  constructor({ writeMbPerTenant }: Settings, { registry }: Metrics) {
    this.megabytes = writeMbPerTenant;
    const bytes = writeMbPerTenant * MEGABYTE;
    this.buckets = bytes === 0 ? undefined : new TokenBuckets(bytes, bytes / DAY_SECONDS);
    this.refused = new Counter({
      name: 'remit_writes_refused_total',
      help: 'Requests and webhooks that were refused because their tenant gave too much to be stored within a day',
      registers: [registry],
    });
  }

  /** @throws ApiError rate_limited when the tenant has used up its day */
  spend(tenantId: string, bytes: number): void {
    const taken = this.buckets?.take(tenantId, Math.max(LEAST_BYTES, bytes));
    if (taken?.allowed !== false) return;
    this.refused.inc();
    this.warn(tenantId);
    throw new ApiError('rate_limited', {
      message: `This tenant gave more than ${this.megabytes} MB to be stored within a day`,
      retryAfterSeconds: taken.retryAfterSeconds,
    });
  }

  /** Tells the operator which tenant it is. */
  private warn(tenantId: string): void {
    const now = performance.now();
    if (now - this.warnedAt < TELL_EVERY_MS) return;
    this.warnedAt = now;
    this.logger.warn({ msg: 'writes of a tenant are refused: it used up WRITE_MB_PER_TENANT', tenantId });
  }
}
