import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, ScopedRepository, searchPage } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import { WebhookEndpoint } from './webhook-endpoint.entity';

/** Interest in every announced fact: the environment has an endpoint. */
export const WEBHOOK_ENDPOINT = 'webhook_endpoint';

@Injectable()
export class WebhookEndpointRepository extends ScopedRepository<WebhookEndpoint> {
  constructor(
    database: Database,
    private readonly bus: EventBus,
  ) {
    super(database, WebhookEndpoint);
  }

  override insert(...endpoints: WebhookEndpoint[]): void {
    super.insert(...endpoints);
    for (const { id } of endpoints) this.bus.interest(WEBHOOK_ENDPOINT, { because: id }, true);
  }

  async findEnabled(): Promise<WebhookEndpoint[]> {
    return this.batch('enabled', undefined, async (askers) => {
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
    this.bus.interest(WEBHOOK_ENDPOINT, { because: id }, false);
  }
}
