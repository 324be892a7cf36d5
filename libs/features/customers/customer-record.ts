import type { ContactData } from './contact-data';
import type { Customer } from './customer.entity';

/** A customer with its contact data in clear text, as the feature returns it. */
export type CustomerRecord = Readonly<
  Pick<
    Customer,
    | 'tenantId'
    | 'environmentId'
    | 'id'
    | 'externalId'
    | 'name'
    | 'status'
    | 'timezone'
    | 'metadata'
    | 'nomodCustomerId'
    | 'nomodSyncedAt'
    | 'version'
    | 'createdBy'
    | 'updatedBy'
    | 'createdAt'
    | 'updatedAt'
    | 'erasedAt'
  >
> & { readonly contact: ContactData };

/** The members that the owner can set. */
export interface CustomerFields {
  external_id: string;
  name: string;
  timezone?: string | null;
  metadata?: Record<string, string> | null;
  email?: string | null;
  contact?: string | null;
  address_line1?: string | null;
  address_line2?: string | null;
  address_city?: string | null;
  address_state?: string | null;
  address_postal_code?: string | null;
  address_country?: string | null;
}
