import type { RemitProcess } from '../support/remit-process';
import type { PreparedRequest } from './closed-loop';

export interface BenchTenant {
  readonly key: string;
  readonly scope: { readonly tenantId: string; readonly environmentId: string };
  readonly webhookPath: string;
  /**
   * Calls the API as this tenant.
   * @throws Error unless the answer is 2xx
   */
  call<Body>(method: string, path: string, body?: object): Promise<Body>;
}

/** A tenant with a published connection to an account of its own at Nomod. */
export async function createBenchTenant(
  remit: RemitProcess,
  webhookSecret: string,
  pushesInvoices = false,
): Promise<BenchTenant> {
  const created = await call<{ id: string; environments: { id: string; type: string; api_key: string }[] }>(
    remit.url,
    remit.adminKey,
    'POST',
    '/tenants',
    { name: 'Bench' },
  );
  const sandbox = created.environments.find(({ type }) => type === 'sandbox');
  if (!sandbox) throw new Error('The tenant has no sandbox environment');
  await call(remit.url, sandbox.api_key, 'POST', '/connections', {
    name: 'Bench',
    provider_type: 'nomod',
    api_key: `sk_test_bench.${created.id}`,
    webhook_secret: webhookSecret,
    sync_config: { invoice: { outbound: pushesInvoices } },
    status: 'published',
  });
  return {
    key: sandbox.api_key,
    scope: { tenantId: created.id, environmentId: sandbox.id },
    webhookPath: `/api/v1/webhooks/nomod/${created.id}/${sandbox.id}`,
    call: (method, path, body) => call(remit.url, sandbox.api_key, method, path, body),
  };
}

/** A call of the API that is sent later. */
export function preparedCall({ key }: BenchTenant, path: string, body?: object): PreparedRequest {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
  return { path: `/api/v1${path}`, headers, body: Buffer.from(body ? JSON.stringify(body) : '') };
}

async function call<Body>(url: string, key: string, method: string, path: string, body?: object): Promise<Body> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}
