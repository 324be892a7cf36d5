import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseServer, type OperatorFunction } from '@remit/database';
import { Settings } from '@remit/settings';
import { encodeTime } from 'ulid';

/** Milliseconds between two rounds. */
const ROUND_EVERY_MS = 10 * 60_000;

/**
 * Rows of one table and environment per transaction. A transaction of this size is short enough not to delay others.
 */
const BATCH = 500;

/** Days for which answers to repeated requests are kept. The API promises 24 hours. */
const KEYS_KEPT_DAYS = 7;

/** Minimum days for webhooks that matched nothing. They are retried for three days, then a person may be asked. */
const DOUBTFUL_KEPT_DAYS = 14;

/** Minimum days for messages. A message may wait five days for its receiver, then a person may replay it. */
const MESSAGES_KEPT_DAYS = 14;

const DAY_MS = 86_400_000;

/**
 * Removes old rows: finished deliveries and messages, stored answers for repeated requests, and the request log. Any
 * number of processes may run it.
 */
@Injectable()
export class HistoryPruning implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(HistoryPruning.name);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly server: DatabaseServer,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    // The first round waits too, so that a restart does not cause additional load.
    this.timer = setInterval(() => (this.round = this.runRound()), ROUND_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  /**
   * Removes everything that is old enough, in batches.
   * @returns the number of rows
   */
  async prune(now = new Date()): Promise<number> {
    const oldestAfter = (days: number) => encodeTime(now.getTime() - days * DAY_MS, 10);
    const { retentionDays, requestLogDays } = this.settings;
    const oldest = oldestAfter(retentionDays);
    const oldestMessage = oldestAfter(Math.max(retentionDays, MESSAGES_KEPT_DAYS));
    return (
      (await this.inBatches('prune_events', oldest)) +
      (await this.inBatches(
        'prune_webhook_deliveries',
        oldest,
        oldestAfter(Math.max(retentionDays, DOUBTFUL_KEPT_DAYS)),
      )) +
      (await this.inBatches('prune_idempotency_keys', KEYS_KEPT_DAYS)) +
      (await this.inBatches('prune_outgoing_webhooks', oldestMessage)) +
      (await this.inBatches('prune_emails', oldestMessage)) +
      (await this.inBatches('prune_request_log', oldestAfter(requestLogDays)))
    );
  }

  private async inBatches(
    functionName: OperatorFunction & `prune_${string}`,
    ...kept: readonly (string | number)[]
  ): Promise<number> {
    let total = 0;
    while (!this.stopped) {
      const [row] = await this.server.operator<{ removed: string }>(functionName, [...kept, BATCH]);
      const removed = Number(row?.removed ?? 0);
      if (removed === 0) break;
      total += removed;
    }
    return total;
  }

  private async runRound(): Promise<void> {
    try {
      const removed = await this.prune();
      if (removed > 0) this.logger.log(`removed ${removed} old rows`);
    } catch (error) {
      this.logger.warn(`Cannot remove old rows: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
