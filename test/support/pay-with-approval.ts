import type { DescribedApi } from './described-api';

/**
 * Records an offline payment above the limit of its environment. Another key first refuses it and then approves it.
 * Removes the limit afterwards.
 */
export async function payWithApproval(
  api: DescribedApi,
  { key, environmentId }: { readonly key: string; readonly environmentId: string },
  payment: object,
): Promise<string> {
  const limit = (approval_limits: object) =>
    api.call('PUT /api/v1/environments/{id}', { key, ids: [environmentId], body: { approval_limits } });
  const newKey = async (name: string) => {
    const body = { name, scopes: ['read', 'write', 'payments:offline'] };
    return String((await api.call('POST /api/v1/api-keys', { key, body })).body.api_key);
  };
  await limit({ USD: '10.00' });
  // Verified keys are cached briefly. Keys that are made now use the new limit at once.
  const [asker, approver] = [await newKey('Asks'), await newKey('Approves')];
  for (const decision of ['refuse', 'approve']) {
    const { body } = await api.call('POST /api/v1/payments', { key: asker, body: payment });
    if (body.code !== 'approval_required') throw new Error(`The payment was answered ${JSON.stringify(body)}`);
    const ids = [(body.details as { approval_id: string }).approval_id];
    await api.call('GET /api/v1/approvals/{id}', { key, ids });
    await api.call(`POST /api/v1/approvals/{id}/${decision}`, { key: approver, ids });
  }
  await api.call('GET /api/v1/approvals', { key });
  const { body } = await api.call('POST /api/v1/payments', { key: asker, body: payment });
  await limit({});
  return String(body.id);
}
