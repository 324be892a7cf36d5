/**
 * SQL for the ids of all invoices of the customer bound to `:ofCustomer`, for a query of another feature that binds `:tenantId` and `:environmentId`. An array
 * and no subquery: PostgreSQL then always starts at the few invoices, whatever it believes of the many rows that belong to them.
 */
export const INVOICES_OF_CUSTOMER = `array(
  select i.id from invoices i
  where i.tenant_id = :tenantId and i.environment_id = :environmentId and i.customer_id = :ofCustomer)`;
