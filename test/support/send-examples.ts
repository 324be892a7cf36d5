import { ABOUT_A_PERSON } from './call-about-people';
import type { DescribedApi } from './described-api';

/** What these are about cannot be made by asking; test/e2e/openapi calls the operations themselves. */
export const NOT_POSTED = [
  'POST /api/v1/admin/dead-deliveries/redrive',
  'POST /api/v1/environments',
  'PUT /api/v1/environments/{id}',
  'PUT /api/v1/business-profile/logo',
  'POST /api/v1/customers/import',
  'POST /api/v1/invoices/import',
  'POST /api/v1/webhooks/nomod/{tenant_id}/{environment_id}',
  'POST /api/v1/attention/{id}/match',
  'POST /api/v1/attention/{id}/dismiss',
  ...ABOUT_A_PERSON,
];

interface Example {
  readonly id?: string;
  readonly query?: string;
  /** Ids that replace those of the example. */
  readonly more?: object;
  readonly by?: string;
  readonly headers?: Record<string, string>;
}

interface WithExample {
  readonly requestBody: { readonly content: Record<string, { readonly example: object }> };
}

interface Sender {
  readonly key: string;
  readonly adminKey: string;
  readonly receiverUrl: string;
}

/** Sends the example of every request body, with ids of objects that earlier examples made. */
export async function sendExamples(
  api: DescribedApi,
  { key, adminKey, receiverUrl }: Sender,
): Promise<{ posted: Set<string>; refused: object[] }> {
  const posted = new Set<string>();
  const refused: object[] = [];
  const send = async (operation: string, { id = '', query = '', more = {}, by = key, headers = {} }: Example = {}) => {
    const [method = '', path = ''] = operation.split(' ');
    const described = (api.document.paths[path]?.[method.toLowerCase()] ?? {}) as unknown as WithExample;
    const body = { ...described.requestBody.content['application/json']?.example, ...more };
    const answer = await api.call(operation, { key: by, ids: [id], query, body, headers });
    posted.add(operation);
    if (answer.status >= 300) refused.push({ operation, body, message: answer.body.message });
    return String(answer.body.id);
  };
  const act = (operation: string, id: string) => api.call(operation, { key, ids: [id] });

  await send('PUT /api/v1/business-profile');
  const connection = await send('POST /api/v1/connections');
  await send('PUT /api/v1/connections/{id}', { id: connection });
  await send('PUT /api/v1/connections/{id}/credentials', { id: connection });
  await send('POST /api/v1/connections/{id}/webhook-secret/rotate', { id: connection });
  await act('POST /api/v1/connections/{id}/publish', connection);
  const customer = await send('POST /api/v1/customers');
  await send('PUT /api/v1/customers/{id}', { id: customer });
  await send('PUT /api/v1/customers', { query: `?id=${customer}` });
  const owed = async () => {
    const invoice = await send('POST /api/v1/invoices', { more: { customer_id: customer } });
    await send('PUT /api/v1/invoices/{id}', { id: invoice });
    await act('POST /api/v1/invoices/{id}/finalize', invoice);
    return invoice;
  };
  const billed = await owed();
  await send('POST /api/v1/invoices/{id}/send', { id: billed });
  await send('POST /api/v1/invoices/{id}/send/preview', { id: billed });
  await send('PUT /api/v1/email-settings');
  await send('POST /api/v1/invoices/{id}/void', { id: await owed() });
  await send('POST /api/v1/invoices/{id}/credit-notes', { id: await owed() });
  const link = await send('POST /api/v1/payments', { more: { destination_id: await owed() } });
  await send('POST /api/v1/payments/{id}/void', { id: link });
  const offline = { destination_id: await owed(), payment_method_type: 'offline', payment_gateway: undefined };
  const received = await send('POST /api/v1/payments', { more: offline });
  await send('POST /api/v1/payments/{id}/refund', { id: received });
  for (const found of ['customers', 'invoices', 'payments']) await send(`POST /api/v1/${found}/search`);
  for (const summed of ['invoices', 'payments']) await send(`POST /api/v1/${summed}/totals`);
  const endpoint = await send('POST /api/v1/webhook-endpoints', { more: { url: receiverUrl } });
  await send('PUT /api/v1/webhook-endpoints/{id}', { id: endpoint });
  await send('POST /api/v1/webhook-endpoints/{id}/replay', { id: endpoint });
  await send('POST /api/v1/api-keys');
  const tenant = await send('POST /api/v1/tenants', { by: adminKey });
  await send('POST /api/v1/tenants/{id}/api-keys', { id: tenant, by: adminKey });
  await send('POST /api/v1/tenants/{id}/owners', { id: tenant, by: adminKey });
  await send('POST /api/v1/members/invitations');
  await send('POST /api/v1/session', { headers: { 'x-remit-console': '1' }, more: { key } });
  return { posted, refused };
}
