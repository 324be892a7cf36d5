import { Injectable } from '@nestjs/common';
import { SweepPart, type Swept } from '@remit/connections';
import { Database } from '@remit/database';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

/** Says which of the charges that a sweep found an event had told of. */
@Injectable()
export class HeardEvents extends SweepPart {
  readonly name = 'events';

  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
  ) {
    super();
  }

  override async heardOf({ scope }: Swept, chargeIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.database.reading(scope, () => this.deliveries.chargesToldOf(chargeIds));
  }
}
