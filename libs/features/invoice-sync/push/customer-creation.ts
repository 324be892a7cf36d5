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

/** A customer that can be made at Nomod. */
export interface SyncableCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** When it was read here: a later change of the e-mail is not known yet. */
  readonly readAt: Date;
}

/** How a customer is made at Nomod. */
export interface CustomerIntent extends RemoteCreation<GatewayCustomer, void, CustomerMapping | null> {
  /** @returns undefined when Nomod has no such customer. @throws GatewayError when Nomod does not tell. */
  read(id: string): Promise<GatewayCustomer | undefined>;
}

/** Says how a customer is made at Nomod and recognised there: by the email, as Nomod keeps no token of ours. */
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
      hold: async () => this.mappings.lock(connectionId, customer.id),
      save: async (remote, held) => this.save(customer, connectionId, remote, held),
      // Nomod cannot delete a customer, and one that was there before us is not ours to touch.
      discard: async () => undefined,
    };
  }

  /**
   * Nomod does not know the customer by the id we have: it was removed, or an answer named another object's. Looks again by the email; a customer that was
   * removed is made again by the next push. False when Nomod has the customer after all. @throws GatewayError when Nomod does not tell.
   */
  async correct(scope: Scope, wrongId: string, creation: CustomerIntent): Promise<boolean> {
    const found = (await creation.find()).items.find((customer) => customer.id !== wrongId);
    if (!found && (await creation.read(wrongId)) !== undefined) return false;
    await this.replace(scope, wrongId, creation, found);
    return true;
  }

  /**
   * Nomod cannot change a customer, so one that has another e-mail here by now is made or adopted anew.
   * @returns whether the customer at Nomod is the right one still. @throws GatewayError when Nomod does not tell.
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
      await this.mappings.update(mapping);
    });
    return true;
  }

  /** @param found takes the place of the customer that is wrong; without it the next push makes or adopts one. */
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
      await this.mappings.update(mapping);
      if (found) await this.publish(mapping, found.id);
    });
  }

  /** Nomod knows the customer already: made by hand, by another system, or by an earlier call of ours. */
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

  /** The oldest first, so that everybody adopts the same one. */
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
    if (held) await this.mappings.update(mapping);
    else await this.mappings.insert(mapping);
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

/** Names the field that Nomod needs and the customer lacks. */
export function missingField(customer: CustomerRecord): 'name' | 'email' | null {
  if (customer.name.trim() === '') return 'name';
  return customer.contact.email?.trim() ? null : 'email';
}

/** The first word is the first name, the rest the last: Nomod knows no other name. */
export function draftOf({ name, email }: Pick<SyncableCustomer, 'name' | 'email'>): CustomerDraft {
  const [firstName = '', ...rest] = name.trim().split(/\s+/);
  return { firstName, lastName: rest.length > 0 ? rest.join(' ') : undefined, email };
}
