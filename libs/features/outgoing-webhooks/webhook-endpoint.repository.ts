import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, ScopedRepository, searchPage } from '@remit/database';
import { WebhookEndpoint } from './webhook-endpoint.entity';

@Injectable()
export class WebhookEndpointRepository extends ScopedRepository<WebhookEndpoint> {
  constructor(database: Database) {
    super(database, WebhookEndpoint);
  }

  async findEnabled(): Promise<WebhookEndpoint[]> {
    return this.gather('enabled', undefined, async (askers) => {
      const enabled = await this.rowsWhere({ enabled: true });
      return askers.map(() => enabled);
    });
  }

  async count(): Promise<number> {
    return this.manager.countBy(WebhookEndpoint, this.where({}));
  }

  async list(page: PageRequest): Promise<[WebhookEndpoint[], number]> {
    return searchPage(this.manager, this.query('endpoint'), page);
  }

  async remove(id: string): Promise<void> {
    await this.manager.delete(WebhookEndpoint, this.where({ id }));
  }
}
