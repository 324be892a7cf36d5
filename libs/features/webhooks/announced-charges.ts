import { Injectable } from '@nestjs/common';
import { SweepPart, type SweptAccount } from '@remit/connections';
import { Database } from '@remit/database';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

/** Tells which charges found by a sweep had been announced by an event. */
@Injectable()
export class AnnouncedCharges extends SweepPart {
  readonly name = 'events';

  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
  ) {
    super();
  }

  override async announcedOf({ scope }: SweptAccount, chargeIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.database.reading(scope, () => this.deliveries.announcedAmong(chargeIds));
  }
}
