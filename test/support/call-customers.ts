import type { DescribedApi } from './described-api';

/**
 * Calls the routes about customers and the reports.
 * @returns id of a customer that stays
 */
export async function callCustomers(api: DescribedApi, key: string): Promise<string> {
  const call = async (operation: string, options: object = {}): Promise<string> => {
    const { status, body } = await api.call(operation, { key, ...options });
    expect({ operation, ok: status < 300 }).toEqual({ operation, ok: true });
    return String(body.id);
  };
  const create = (body: object) => call('POST /api/v1/customers', { body });
  const id = await create({ external_id: 'crm-1', name: 'Aisha', email: 'aisha@example.com' });
  const ids = [id];
  await call('GET /api/v1/customers');
  await call('PUT /api/v1/customers', { query: '?external_customer_id=crm-1', body: { name: 'Aisha K.' } });
  const filters = [{ field: 'name', operator: 'contains', value: { string: 'ais' } }];
  await call('POST /api/v1/customers/search', { body: { filters } });
  await call('GET /api/v1/customers/external/{external_id}', { ids: ['crm-1'] });
  for (const part of ['', '/integrations', '/balance', '/statement']) {
    await call(`GET /api/v1/customers/{id}${part}`, { ids });
  }
  await call('PUT /api/v1/customers/{id}', { ids, body: { metadata: { tier: 'gold' } } });
  await call('POST /api/v1/customers/{id}/erase', { ids: [await create({ external_id: 'crm-2', name: 'Badr' })] });
  await call('GET /api/v1/reports/overview');
  await call('GET /api/v1/reports/reconciliation');
  for (const report of ['aging', 'reconciliation/rows']) {
    await call(`GET /api/v1/reports/${report}`, { query: '?currency=USD' });
  }
  return id;
}
