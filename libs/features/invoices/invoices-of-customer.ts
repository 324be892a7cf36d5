/**
 * SQL for the ids of all invoices of the customer bound to `:ofCustomer`. For queries of other features, which bind
 * `:tenantId` and `:environmentId`. It is an array instead of a subquery, so that PostgreSQL always starts at the few
 * invoices, whatever it estimates for the many rows that belong to them.
 */
export const INVOICES_OF_CUSTOMER = `array(
  select i.id from invoices i
  where i.tenant_id = :tenantId and i.environment_id = :environmentId and i.customer_id = :ofCustomer)`;
