import type { DescribedApi } from './described-api';

/** Calls the operator's routes: tenants and their keys, environments, dead deliveries. */
export async function callAsOperator(api: DescribedApi, adminKey: string): Promise<void> {
  const admin = { key: adminKey };
  const { body: tenant } = await api.call('POST /api/v1/tenants', { ...admin, body: { name: 'Other' } });
  const { body: wide } = await api.call('POST /api/v1/tenants/{id}/api-keys', {
    ...admin,
    ids: [String(tenant.id)],
    body: { name: 'All environments', scopes: ['admin'] },
  });
  const [firstEnvironment] = tenant.environments as { id: string }[];
  await api.call('POST /api/v1/environments', {
    key: String(wide.api_key),
    headers: { 'x-environment-id': firstEnvironment?.id ?? '' },
    body: { name: 'Staging', type: 'sandbox' },
  });
  await api.call('GET /api/v1/admin/status', admin);
  await api.call('GET /api/v1/admin/tenants', { ...admin, query: '?search=other' });
  await api.call('GET /api/v1/admin/dead-deliveries', admin);
  const redrive = { event_id: 'evt_unknown', subscriber: 'nobody' };
  await api.call('POST /api/v1/admin/dead-deliveries/redrive', { ...admin, body: redrive });
}
