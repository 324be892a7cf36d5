import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { ReminderSubscription } from './reminder-subscription.entity';

@Injectable()
export class ReminderSubscriptionRepository extends ScopedRepository<ReminderSubscription> {
  constructor(database: Database) {
    super(database, ReminderSubscription);
  }

  /** Creates it when there is none. */
  async ofCustomer(customerId: string): Promise<ReminderSubscription> {
    this.insertUnlessKnown(ReminderSubscription, [ReminderSubscription.of(customerId)]);
    const row = await this.findById(customerId);
    if (!row) throw new Error(`The reminder subscription of ${customerId} is missing after it was inserted`);
    return row;
  }

  async findByPage(pageKey: string): Promise<ReminderSubscription | null> {
    return this.rowWhere({ pageKey }, { lock: true });
  }
}
