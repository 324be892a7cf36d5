import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '@remit/customers';
import { Database, newId, type Scope } from '@remit/database';
import { CustomerSynced, EventBus } from '@remit/domain-events';
import {
  type CustomerDraft,
  foundOrUndefined,
  type GatewayCredentials,
  type GatewayCustomer,
  GatewayError,
  PaymentGateway,
} from '@remit/gateway';
import { type RemoteCreation, RemoteOperations } from '@remit/remote-operations';
import { CustomerMapping } from './customer-mapping.entity';
import { CustomerMappingRepository } from './customer-mapping.repository';

/** A customer with the fields that Nomod needs. */
export interface SyncableCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** When the customer was read here. Later changes of the e-mail are not included. */
  readonly readAt: Date;
}

/** Operations that create and find a customer at Nomod. */
export interface CustomerIntent extends RemoteCreation<GatewayCustomer, void, CustomerMapping | null> {
  /**
   * @returns undefined when Nomod has no such customer
   * @throws GatewayError when Nomod gives no answer
   */
  read(id: string): Promise<GatewayCustomer | undefined>;
}

/** Creates and finds customers at Nomod. It matches them by e-mail, because Nomod stores no token of ours. */
@Injectable()
export class CustomerCreation {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly mappings: CustomerMappingRepository,
    private readonly operations: RemoteOperations,
    private readonly bus: EventBus,
  ) {}

  of(customer: SyncableCustomer, connectionId: string, credentials: GatewayCredentials): CustomerIntent {
    return {
      kind: 'customer',
      connectionId,
      subjectId: customer.id,
      create: async () => this.createOrAdopt(customer, credentials),
      find: async () => this.find(customer, credentials),
      read: (id) => foundOrUndefined(this.gateway.getCustomer(credentials, id)),
      lock: async () => this.mappings.lock(connectionId, customer.id),
      save: async (remote, held) => this.save(customer, connectionId, remote, held),
      // Nomod cannot delete a customer, and we must not touch one that existed before.
      discard: async () => undefined,
    };
  }

  /**
   * Handles a customer id that Nomod does not know: the customer was removed, or an answer contained the id of
   * another object. Looks for the customer by e-mail. The next push creates a removed customer again. Returns false
   * when Nomod has the customer after all.
   * @throws GatewayError when Nomod gives no answer
   */
  async correct(scope: Scope, wrongId: string, creation: CustomerIntent): Promise<boolean> {
    const found = (await creation.find()).items.find((customer) => customer.id !== wrongId);
    if (!found && (await creation.read(wrongId)) !== undefined) return false;
    await this.replace(scope, wrongId, creation, found);
    return true;
  }

  /**
   * Checks the e-mail of the customer at Nomod. Nomod cannot change a customer, so a changed e-mail means that
   * another one has to be created or adopted.
   * @returns whether the customer at Nomod is still the right one
   * @throws GatewayError when Nomod gives no answer
   */
  async confirm(
    scope: Scope,
    mappedId: string,
    customer: SyncableCustomer,
    creation: CustomerIntent,
  ): Promise<boolean> {
    const known = await creation.read(mappedId);
    if (known?.email?.toLowerCase() !== customer.email.toLowerCase()) {
      await this.replace(scope, mappedId, creation, undefined);
      return false;
    }
    await this.database.transaction(scope, async () => {
      const mapping = await this.mappings.lock(creation.connectionId, creation.subjectId);
      if (mapping?.nomodCustomerId !== mappedId) return;
      mapping.checkedAt = customer.readAt;
      this.mappings.update(mapping);
    });
    return true;
  }

  /** @param found replaces the wrong customer; when undefined, the next push creates or adopts one */
  private async replace(
    scope: Scope,
    wrongId: string,
    creation: CustomerIntent,
    found: GatewayCustomer | undefined,
  ): Promise<void> {
    await this.database.transaction(scope, async () => {
      if (!found) await this.operations.forget(creation, wrongId);
      const mapping = await this.mappings.lock(creation.connectionId, creation.subjectId);
      if (mapping?.nomodCustomerId !== wrongId) return;
      mapping.nomodCustomerId = found?.id ?? null;
      this.mappings.update(mapping);
      if (found) await this.publish(mapping, found.id);
    });
  }

  /** Adopts a customer that Nomod already has: created by hand, by another system, or by an earlier call of ours. */
  private async createOrAdopt(customer: SyncableCustomer, credentials: GatewayCredentials): Promise<GatewayCustomer> {
    try {
      return await this.gateway.createCustomer(credentials, draftOf(customer));
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'customer_already_exists') throw error;
      const known = (await this.gateway.findKnownCustomersByEmail(credentials, customer.email)).items.at(-1);
      if (!known) throw error;
      return known;
    }
  }

  /** Oldest first, so that every caller adopts the same customer. */
  private async find(customer: SyncableCustomer, credentials: GatewayCredentials) {
    const { items, complete } = await this.gateway.findCustomersByEmail(credentials, customer.email);
    return { items: items.reverse(), complete };
  }

  private async save(
    customer: SyncableCustomer,
    connectionId: string,
    remote: GatewayCustomer,
    held: CustomerMapping | null,
  ): Promise<void> {
    const mapping =
      held ??
      Object.assign(new CustomerMapping(), {
        id: newId('map'),
        connectionId,
        customerId: customer.id,
        createdAt: new Date(),
      } satisfies Partial<CustomerMapping>);
    mapping.nomodCustomerId = remote.id;
    mapping.checkedAt = customer.readAt;
    if (held) this.mappings.update(mapping);
    else this.mappings.insert(mapping);
    await this.publish(mapping, remote.id);
  }

  private async publish({ customerId, connectionId }: CustomerMapping, nomodCustomerId: string): Promise<void> {
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

/** Returns the field that Nomod requires and the customer lacks. */
export function missingField(customer: CustomerRecord): 'name' | 'email' | null {
  if (customer.name.trim() === '') return 'name';
  return customer.contact.email?.trim() ? null : 'email';
}

/** The first word is the first name, the rest is the last name. Nomod has no other name field. */
export function draftOf({ name, email }: Pick<SyncableCustomer, 'name' | 'email'>): CustomerDraft {
  const [firstName = '', ...rest] = name.trim().split(/\s+/);
  return { firstName, lastName: rest.length > 0 ? rest.join(' ') : undefined, email };
}
