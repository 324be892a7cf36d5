import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import { type GatewayCharge, toChargeFacts } from '@remit/gateway';
import { chargeReadingEvent } from '../payment-facts';
import { ChargeRepository } from '../charges/charge.repository';

export interface OwnedCharge {
  readonly owner: { readonly id: string; readonly invoiceId: string };
  readonly charge: GatewayCharge;
}

/** Publishes the facts of readings that are not recorded yet. */
@Injectable()
export class UnrecordedCharges {
  constructor(
    private readonly database: Database,
    private readonly charges: ChargeRepository,
    private readonly bus: EventBus,
  ) {}

  /** Must run outside a unit of work. */
  async publish(scope: Scope, readings: readonly OwnedCharge[]): Promise<void> {
    if (readings.length === 0) return;
    await this.database.transaction(scope, async () => {
      const owned = readings.map(({ owner, charge }) => ({ owner, facts: toChargeFacts(charge) }));
      const isUnrecorded = await Promise.all(owned.map(({ facts }) => this.charges.isUnrecorded(facts)));
      const news = owned.filter((_, index) => isUnrecorded[index]);
      if (news.length > 0)
        await this.bus.publishAll(news.map(({ owner, facts }) => chargeReadingEvent(owner, facts, 'poll')));
    });
  }
}
