import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, type Scope, type Search, violatedUniqueConstraint } from '@remit/database';
import { currentEventContext, CustomerCreated, CustomerUpdated, EventBus } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { ApiError, assertUnchanged } from '@remit/http-api';
import { Idempotency } from '@remit/idempotency';
import { CONTACT_FIELDS, ContactCipher, type ContactData } from './contact-data';
import { ownMetadata } from './customer-metadata';
import type { CustomerFields, CustomerRecord } from './customer-record';
import { Customer } from './customer.entity';
import { emailFingerprint, emailFingerprints } from './email-fingerprint';
import { type CustomerFilter, CustomerRepository } from './customer.repository';

/** The filters of a list. */
export type CustomerListFilter = Omit<CustomerFilter, 'emailFingerprints'> & { readonly email?: string };

/** Customers of one environment. Every method opens the unit of work it needs, or joins the caller's. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly contacts: ContactCipher,
    private readonly encryption: Encryption,
    private readonly events: EventBus,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws ApiError conflict when the external id is taken */
  async create(scope: Scope, fields: CustomerFields): Promise<CustomerRecord> {
    return this.refusingTakenExternalId(scope, async () => {
      const { id, isRepeated } = await this.idempotency.claimId('cust');
      if (isRepeated) return this.open(found(await this.customers.findById(id)));
      const { actor } = currentEventContext();
      const now = new Date();
      const customer = Object.assign(new Customer(), {
        id,
        status: 'published',
        timezone: 'UTC',
        metadata: {},
        nomodCustomerId: null,
        nomodSyncedAt: null,
        version: 0,
        createdBy: actor,
        createdAt: now,
      } satisfies Partial<Customer>);
      this.apply(scope, customer, fields, NO_CONTACT);
      customer.touch(actor, now);
      this.customers.insert(customer);
      await this.events.publish(new CustomerCreated({ customer_id: customer.id }));
      return this.open(customer);
    });
  }

  /**
   * Also finds archived customers, because invoices refer to them.
   * @throws ApiError not_found
   */
  async get(scope: Scope, id: string): Promise<CustomerRecord> {
    return this.database.reading(scope, async () => this.open(found(await this.customers.findById(id))));
  }

  /** @throws ApiError not_found */
  async getByExternalId(scope: Scope, externalId: string): Promise<CustomerRecord> {
    return this.database.transaction(scope, async () =>
      this.open(found(await this.customers.findByExternalId(externalId))),
    );
  }

  /** Null when no customer has this external id. */
  async findByExternalId(scope: Scope, externalId: string): Promise<CustomerRecord | null> {
    return this.database.transaction(scope, async () => {
      const customer = await this.customers.findByExternalId(externalId);
      return customer && this.open(customer);
    });
  }

  /** The existing ones of the given customers, by id. A list of invoices needs them in one query. */
  async getMany(scope: Scope, ids: readonly string[]): Promise<Map<string, CustomerRecord>> {
    return this.database.transaction(scope, async () => {
      const customers = await this.customers.findMany(ids);
      return new Map(customers.map((customer) => [customer.id, this.open(customer)]));
    });
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(
    scope: Scope,
    { email, ...filter }: CustomerListFilter,
    page: PageRequest,
    search?: Search,
  ): Promise<[CustomerRecord[], number]> {
    return this.database.transaction(scope, async () => {
      const emails = {
        emailFingerprints: email === undefined ? undefined : emailFingerprints(this.encryption, scope, email),
        orEmailFingerprints: this.asEmail(scope, filter.search),
      };
      const [customers, total] = await this.customers.list({ ...filter, ...emails }, page, search);
      return [customers.map((customer) => this.open(customer)), total];
    });
  }

  /** Ids of the newest customers that `list` finds with this search, up to a maximum. */
  async findIdsMatching(scope: Scope, text: string, most: number): Promise<string[]> {
    return this.database.transaction(scope, () =>
      this.customers.findIdsMatching(text, this.asEmail(scope, text), most),
    );
  }

  /**
   * Changes the given members. Null clears an optional member; metadata is replaced as a whole.
   * @param calledBy external id by which the caller named it
   * @throws ApiError not_found, also when it has another external id by now, conflict, changed_meanwhile
   */
  async update(scope: Scope, id: string, changes: Partial<CustomerFields>, calledBy?: string): Promise<CustomerRecord> {
    return this.refusingTakenExternalId(scope, async () => {
      const locked = await this.customers.lockById(id);
      const customer = found(calledBy === undefined || locked?.externalId === calledBy ? locked : null);
      assertUnchanged(customer.version);
      if (customer.status === 'archived') {
        throw new ApiError('conflict', { message: 'The customer is archived and cannot be changed.' });
      }
      const before = this.open(customer);
      this.apply(scope, customer, changes, before.contact);
      customer.touch(currentEventContext().actor, new Date());
      this.customers.update(customer);
      const after = this.open(customer);
      await this.events.publish(new CustomerUpdated({ customer_id: id, changed: changedMembers(before, after) }));
      return after;
    });
  }

  /**
   * Removes the customer from lists and frees its external id. Invoices still refer to it.
   * @throws ApiError not_found
   */
  async archive(scope: Scope, id: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const customer = found(await this.customers.lockById(id));
      if (!customer.archive(currentEventContext().actor, new Date())) return;
      this.customers.update(customer);
      await this.events.publish(new CustomerUpdated({ customer_id: id, changed: ['status'] }));
    });
  }

  /**
   * Erases everything that identifies the person. The row stays, because invoices refer to it. Call it in the unit of
   * work that erases the person everywhere else. Repeating it changes nothing.
   * @throws ApiError not_found
   */
  async erase(scope: Scope, id: string): Promise<CustomerRecord> {
    return this.database.transaction(scope, async () => {
      const customer = found(await this.customers.lockById(id));
      if (customer.erasedAt === null) {
        const contact = this.contacts.seal(id, NO_CONTACT);
        const fingerprint = emailFingerprint(this.encryption, scope, null);
        customer.erase(contact, fingerprint, currentEventContext().actor, new Date());
        this.customers.update(customer);
        await this.events.publish(new CustomerUpdated({ customer_id: id, changed: ['status'] }));
      }
      return this.open(customer);
    });
  }

  private apply(scope: Scope, customer: Customer, changes: Partial<CustomerFields>, known: ContactData): void {
    customer.externalId = changes.external_id ?? customer.externalId;
    customer.name = changes.name ?? customer.name;
    if (changes.timezone !== undefined) customer.timezone = changes.timezone ?? 'UTC';
    if (changes.metadata !== undefined) customer.metadata = ownMetadata(changes.metadata ?? {});
    const contact = Object.fromEntries(
      CONTACT_FIELDS.map((field) => [field, changes[field] === undefined ? known[field] : changes[field]]),
    );
    const knownContact = contact as unknown as ContactData;
    customer.contactData = this.contacts.seal(customer.id, knownContact);
    customer.emailFingerprint = emailFingerprint(this.encryption, scope, knownContact.email);
  }

  /** The fingerprints of a search text, if it is an e-mail. */
  private asEmail(scope: Scope, text?: string): string[] {
    return text?.includes('@') ? emailFingerprints(this.encryption, scope, text) : [];
  }

  private open(customer: Customer): CustomerRecord {
    const { contactData, emailFingerprint: _findsIt, ...fields } = customer;
    return { ...fields, contact: this.contacts.open({ id: customer.id, contactData }) };
  }

  private async refusingTakenExternalId<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(scope, work);
    } catch (error) {
      if (violatedUniqueConstraint(error) !== 'customers_external_id') throw error;
      throw new ApiError('conflict', { message: 'This external ID is already used.', param: 'external_id' });
    }
  }
}

const NO_CONTACT: ContactData = {
  email: null,
  contact: null,
  address_line1: null,
  address_line2: null,
  address_city: null,
  address_state: null,
  address_postal_code: null,
  address_country: null,
};

/** The members that identify a customer. */
function changedMembers(before: CustomerRecord, after: CustomerRecord): string[] {
  const own = (['name', 'timezone'] as const).filter((name) => before[name] !== after[name]);
  return [...own, ...CONTACT_FIELDS.filter((field) => before.contact[field] !== after.contact[field])];
}

function found(customer: Customer | null): Customer {
  if (!customer) throw new ApiError('not_found', { message: 'There is no such customer.' });
  return customer;
}
