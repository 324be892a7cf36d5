import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, ScopedRepository, searchPage } from '@remit/database';
import { OutgoingAttempt } from './outgoing-attempt.entity';
import { OutgoingWebhook } from './outgoing-webhook.entity';

export interface OutgoingFilter {
  readonly endpointId?: string;
  readonly eventType?: string;
  readonly status?: string;
}

@Injectable()
export class OutgoingWebhookRepository extends ScopedRepository<OutgoingWebhook> {
  constructor(database: Database) {
    super(database, OutgoingWebhook);
  }

  async list(filter: OutgoingFilter, page: PageRequest): Promise<[OutgoingWebhook[], number]> {
    const query = this.query('webhook');
    for (const column of ['endpointId', 'eventType', 'status'] as const) {
      if (filter[column]) query.andWhere(`webhook.${column} = :${column}`, { [column]: filter[column] });
    }
    return searchPage(this.manager, query, page);
  }

  async insertAttempt(attempt: OutgoingAttempt): Promise<void> {
    await this.manager.insert(OutgoingAttempt, Object.assign(attempt, this.database.scope));
  }

  /** Oldest first. */
  async findAttempts(outgoingWebhookId: string): Promise<OutgoingAttempt[]> {
    return this.manager.find(OutgoingAttempt, {
      where: { ...this.database.scope, outgoingWebhookId },
      order: { number: 'asc' },
    });
  }
}
