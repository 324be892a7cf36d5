import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import type { OutgoingAttempt } from './outgoing-attempt.entity';
import type { OutgoingWebhook } from './outgoing-webhook.entity';
import { type OutgoingFilter, OutgoingWebhookRepository } from './outgoing-webhook.repository';
import { WebhookQueue } from './webhook-queue';

export interface OutgoingWebhookRecord {
  readonly webhook: OutgoingWebhook;
  readonly body: string;
  readonly attempts: readonly OutgoingAttempt[];
}

/** Lists the messages that were sent, and sends them again. */
@Injectable()
export class OutgoingWebhooksService {
  constructor(
    private readonly database: Database,
    private readonly outgoing: OutgoingWebhookRepository,
    private readonly queue: WebhookQueue,
  ) {}

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(scope: Scope, filter: OutgoingFilter, page: PageRequest): Promise<[OutgoingWebhook[], number]> {
    return this.database.transaction(scope, () => this.outgoing.list(filter, page));
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<OutgoingWebhookRecord> {
    return this.database.transaction(scope, async () => {
      const webhook = found(await this.outgoing.findById(id));
      return { webhook, body: this.queue.openBody(webhook), attempts: await this.outgoing.findAttempts(id) };
    });
  }

  /**
   * Sends it again with the same id and body.
   * @throws ApiError not_found, conflict while its next attempt is pending
   */
  async replay(scope: Scope, id: string): Promise<OutgoingWebhook> {
    return this.database.transaction(scope, async () => {
      const webhook = found(await this.outgoing.lockById(id));
      if (webhook.status === 'pending') {
        throw new ApiError('conflict', {
          message: 'The message is still being retried',
          details: { next_attempt_at: webhook.nextAttemptAt?.toISOString() ?? null },
        });
      }
      await this.queue.replay(webhook, new Date());
      return webhook;
    });
  }
}

function found(webhook: OutgoingWebhook | null): OutgoingWebhook {
  if (!webhook) throw new ApiError('not_found', { message: 'There is no such outgoing webhook.' });
  return webhook;
}
