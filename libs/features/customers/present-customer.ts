import { shownMetadata } from './customer-metadata';
import type { CustomerRecord } from './customer-record';
import type { CustomerResponse, IntegrationsResponse } from './dto/customer-response.dto';

/** Public view of a customer with all its members. */
export function presentCustomer(customer: CustomerRecord, expand: { integrations?: boolean } = {}): CustomerResponse {
  return {
    id: customer.id,
    external_id: customer.externalId,
    name: customer.name,
    ...customer.contact,
    timezone: customer.timezone,
    metadata: shownMetadata(customer),
    parent_customer_id: null,
    parent_customer: null,
    integrations: expand.integrations ? presentIntegrations(customer) : null,
    environment_id: customer.environmentId,
    tenant_id: customer.tenantId,
    version: customer.version,
    status: customer.status,
    created_at: customer.createdAt.toISOString(),
    updated_at: customer.updatedAt.toISOString(),
    created_by: customer.createdBy,
    updated_by: customer.updatedBy,
    erased_at: customer.erasedAt?.toISOString() ?? null,
  };
}

export function presentIntegrations(customer: CustomerRecord): IntegrationsResponse {
  if (customer.nomodCustomerId === null || customer.nomodSyncedAt === null) return {};
  return {
    nomod: { nomod_customer_id: customer.nomodCustomerId, synced_at: customer.nomodSyncedAt.toISOString() },
  };
}
