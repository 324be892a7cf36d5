import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '@remit/customers';
import { Database, newId, type Scope } from '@remit/database';
import { CustomerSynced, EventBus } from '@remit/domain-events';
import {
  type CustomerDraft,
  NomodClient,
  type NomodCredentials,
  type NomodCustomer,
  NomodError,
  type RemoteCreation,
} from '@remit/nomod';
import { CustomerMapping } from './customer-mapping.entity';
import { CustomerMappingRepository } from './customer-mapping.repository';

/** A customer that can be made at Nomod. */
export interface SyncableCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Says how a customer is made at Nomod and recognised there: by the email, as Nomod keeps no token of ours. */
@Injectable()
export class CustomerCreation {
  constructor(
    private readonly database: Database,
    private readonly nomod: NomodClient,
    private readonly mappings: CustomerMappingRepository,
    private readonly bus: EventBus,
  ) {}

  of(customer: SyncableCustomer, connectionId: string, credentials: NomodCredentials): RemoteCreation<NomodCustomer> {
    return {
      kind: 'customer',
      connectionId,
      subjectId: customer.id,
      create: async () => this.createOrAdopt(customer, credentials),
      find: async () => this.find(customer, credentials),
      // A mapping is only ever added.
      hold: async () => undefined,
      save: async (remote) => this.save(customer.id, connectionId, remote),
      // Nomod cannot delete a customer, and one that was there before us is not ours to touch.
      discard: async () => undefined,
    };
  }

  /**
   * Nomod does not know the customer by the id we have: it was removed, or an answer named another object's. Looks again by the email.
   * False when that finds nothing else. @throws NomodError when Nomod does not tell.
   */
  async correct(scope: Scope, wrongId: string, creation: RemoteCreation<NomodCustomer>): Promise<boolean> {
    const { connectionId, subjectId: customerId } = creation;
    const found = (await creation.find()).items.find((customer) => customer.id !== wrongId);
    if (!found) return false;
    await this.database.transaction(scope, async () => {
      const mapping = await this.mappings.lock(connectionId, customerId);
      if (mapping?.nomodCustomerId !== wrongId) return;
      mapping.nomodCustomerId = found.id;
      await this.mappings.update(mapping);
      await this.publish(mapping);
    });
    return true;
  }

  /** Nomod knows the customer already: made by hand, by another system, or by an earlier call of ours. */
  private async createOrAdopt(customer: SyncableCustomer, credentials: NomodCredentials): Promise<NomodCustomer> {
    try {
      return await this.nomod.createCustomer(credentials, draftOf(customer));
    } catch (error) {
      if (!(error instanceof NomodError) || error.code !== 'customer_already_exists') throw error;
      const [known] = (await this.find(customer, credentials)).items;
      if (!known) throw error;
      return known;
    }
  }

  /** The oldest first, so that everybody adopts the same one. */
  private async find(customer: SyncableCustomer, credentials: NomodCredentials) {
    const { items, complete } = await this.nomod.findCustomersByEmail(credentials, customer.email);
    return { items: items.reverse(), complete };
  }

  private async save(customerId: string, connectionId: string, remote: NomodCustomer): Promise<void> {
    const mapping = Object.assign(new CustomerMapping(), {
      id: newId('map'),
      connectionId,
      customerId,
      nomodCustomerId: remote.id,
      createdAt: new Date(),
    } satisfies Partial<CustomerMapping>);
    await this.mappings.insert(mapping);
    await this.publish(mapping);
  }

  private async publish({ customerId, connectionId, nomodCustomerId }: CustomerMapping): Promise<void> {
    await this.bus.publish(
      new CustomerSynced({
        customer_id: customerId,
        connection_id: connectionId,
        nomod_customer_id: nomodCustomerId,
        synced_at: new Date().toISOString(),
      }),
    );
  }
}

/** Names the field that Nomod needs and the customer lacks. */
export function missingField(customer: CustomerRecord): 'name' | 'email' | null {
  if (customer.name.trim() === '') return 'name';
  return customer.contact.email?.trim() ? null : 'email';
}

/** The first word is the first name, the rest the last: Nomod knows no other name. */
export function draftOf({ name, email }: SyncableCustomer): CustomerDraft {
  const [firstName = '', ...rest] = name.trim().split(/\s+/);
  return { firstName, lastName: rest.length > 0 ? rest.join(' ') : undefined, email };
}
