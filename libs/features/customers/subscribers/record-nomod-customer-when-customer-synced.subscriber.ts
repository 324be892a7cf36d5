import { CustomerSynced, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { CustomerRepository } from '../customer.repository';

/** Stores the customer's id at Nomod for answers. Safe to repeat: an older state never replaces a newer one. */
@Subscriber({ to: CustomerSynced, as: 'record-nomod-customer-when-customer-synced' })
export class RecordNomodCustomerWhenCustomerSynced implements EventSubscriber<CustomerSynced> {
  constructor(private readonly customers: CustomerRepository) {}

  async handle({ payload }: Recorded<CustomerSynced>): Promise<void> {
    const customer = await this.customers.lockById(payload.customer_id);
    if (!customer) return;
    customer.markSynced(payload.nomod_customer_id, new Date(payload.synced_at));
    this.customers.update(customer);
  }
}
