import type { DescribedApi } from './described-api';
import { PASSWORD, tokenIn } from './people';
import type { TenantClient } from './tenant-client';

const FROM_CONSOLE = { headers: { 'x-remit-console': '1' } };

/** Bodies that hold a password, a link or the id of a person: their examples cannot be sent as they stand. */
export const ABOUT_A_PERSON = [
  'PUT /api/v1/members/rules',
  'PUT /api/v1/members/{id}',
  'POST /api/v1/admin/password-links',
  'POST /api/v1/session/password',
  'PUT /api/v1/session/password',
  'POST /api/v1/session/invitation',
  'POST /api/v1/session/join',
  'POST /api/v1/session/confirmation',
  'POST /api/v1/session/new-password',
  'POST /api/v1/session/provider',
  'POST /api/v1/session/provider-answer',
  'POST /api/v1/session/passkey-options',
  'POST /api/v1/session/passkey',
  'POST /api/v1/session/passkeys',
  'PUT /api/v1/session/passkeys/{id}',
  'POST /api/v1/session/second-factor-code',
  'POST /api/v1/session/code',
];

/** Calls the operations about members and their sign-in. What needs a cookie is tried in `people`. */
export async function callAboutPeople(
  api: DescribedApi,
  { key, adminKey, tenantId, environmentId }: TenantClient,
): Promise<void> {
  const session = async (operation: string, body: object) =>
    api.call(`POST /api/v1/session/${operation}`, { ...FROM_CONSOLE, body });
  const admin = { key: adminKey, body: { email: 'mariam@palm.example' } };
  await api.call('POST /api/v1/tenants/{id}/owners', { ...admin, ids: [tenantId] });

  const wanted = { email: 'noor@palm.example', role: 'billing', environment_id: environmentId };
  const { body: invited } = await api.call('POST /api/v1/members/invitations', { key, body: wanted });
  const token = tokenIn(String(invited.url));
  await session('invitation', { token });
  await session('join', { token, name: 'Noor', password: PASSWORD });
  await session('password', { email: wanted.email, password: PASSWORD });
  const { body: link } = await api.call('POST /api/v1/admin/password-links', {
    key: adminKey,
    body: { email: wanted.email },
  });
  await session('new-password', { token: tokenIn(String(link.url)), password: `${PASSWORD}-2` });
  await session('confirmation', { password: PASSWORD });
  await session('second-factor', {});
  await session('code', { code: '123456' });
  await session('provider', {});
  await session('provider-answer', { answer: '?code=1&state=2' });
  await session('provider-sign-out', {});
  await api.call('DELETE /api/v1/session/provider', FROM_CONSOLE);
  for (const operation of ['passkey-options', 'passkeys/options']) await session(operation, {});
  await session('passkey', { credential: { id: 'unknown' } });
  await session('passkeys', { name: 'Laptop', credential: { id: 'unknown' } });
  await api.call('GET /api/v1/session/passkeys', FROM_CONSOLE);
  const passkey = { ...FROM_CONSOLE, ids: ['psk_unknown'] };
  await api.call('PUT /api/v1/session/passkeys/{id}', { ...passkey, body: { name: 'Laptop' } });
  await api.call('DELETE /api/v1/session/passkeys/{id}', passkey);
  await session('second-factor-code', { code: '123456' });
  await api.call('DELETE /api/v1/session/second-factor', FROM_CONSOLE);
  await api.call('GET /api/v1/members/rules', { key });
  await api.call('PUT /api/v1/members/rules', { key, body: { second_factor_required: false } });
  await api.call('PUT /api/v1/session/password', {
    ...FROM_CONSOLE,
    body: { present_password: PASSWORD, password: `${PASSWORD}-3` },
  });

  const { body: taken } = await api.call('POST /api/v1/members/invitations', {
    key,
    body: { ...wanted, email: 'dana@palm.example' },
  });
  await api.call('GET /api/v1/members/invitations', { key });
  await api.call('DELETE /api/v1/members/invitations/{id}', { key, ids: [String(taken.id)] });
  const { body: members } = await api.call('GET /api/v1/members', { key });
  const ids = (members.items as { id: string }[]).map(({ id }) => id);
  await api.call('PUT /api/v1/members/{id}', { key, ids, body: { role: 'support' } });
  await api.call('DELETE /api/v1/members/{id}', { key, ids });
}
