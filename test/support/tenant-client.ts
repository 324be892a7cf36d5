import { eventually } from './probe';
import type { RemitProcess } from './remit-process';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A new tenant of a running server, called over HTTP with the key of its sandbox environment. */
export class TenantClient {
  private constructor(
    readonly serverUrl: string,
    readonly adminKey: string,
    readonly tenantId: string,
    readonly environmentId: string,
    readonly key: string,
    readonly productionKey: string,
  ) {}

  static async create({ url, adminKey }: Pick<RemitProcess, 'url' | 'adminKey'>): Promise<TenantClient> {
    const answer = await send(`${url}/api/v1/tenants`, 'POST', adminKey, { name: 'Acme' });
    const tenant = answer.body as { id: string; environments: { id: string; type: string; api_key: string }[] };
    const sandbox = tenant.environments.find(({ type }) => type === 'sandbox');
    const production = tenant.environments.find(({ type }) => type === 'production');
    if (!sandbox || !production) throw new Error(`POST /tenants answered ${answer.status}`);
    return new TenantClient(url, adminKey, tenant.id, sandbox.id, sandbox.api_key, production.api_key);
  }

  /** The same tenant in `count` further environments. */
  async moreEnvironments(count: number): Promise<TenantClient[]> {
    const wide = (await send(`${this.serverUrl}/api/v1/tenants/${this.tenantId}/api-keys`, 'POST', this.adminKey, {
      name: 'All',
      scopes: ['read', 'write', 'admin'],
    })) as Answer<{ api_key: string }>;
    const make = async (_: unknown, index: number): Promise<TenantClient> => {
      const headers = { 'x-environment-id': this.environmentId };
      const input = { name: `More ${index}`, type: 'sandbox' };
      const { body } = await send(`${this.serverUrl}/api/v1/environments`, 'POST', wide.body.api_key, input, headers);
      const id = String(body.id);
      const of = { name: 'Bound', environment_id: id, scopes: ['read', 'write', 'admin'] };
      const key = await send(`${this.serverUrl}/api/v1/api-keys`, 'POST', wide.body.api_key, of, headers);
      const { serverUrl, adminKey, tenantId, productionKey } = this;
      return new TenantClient(serverUrl, adminKey, tenantId, id, String(key.body.api_key), productionKey);
    };
    return Promise.all(Array.from({ length: count }, make));
  }

  async get(path: string, key = this.key): Promise<Answer> {
    return send(`${this.serverUrl}${path}`, 'GET', key);
  }

  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return send(`${this.serverUrl}${path}`, method, this.key, body, headers);
  }

  /** Returns the body of a call and fails unless it is a success. */
  async post(path: string, body: object = {}): Promise<Record<string, unknown>> {
    const answer = await this.call('POST', `/api/v1${path}`, body);
    if (answer.status >= 300) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async publishConnection(): Promise<string> {
    const connection = await this.post('/connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: `sk_test_${this.environmentId}`,
      webhook_secret: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz',
      sync_config: { invoice: { outbound: false } },
      status: 'published',
    });
    return String(connection.id);
  }

  /** Id of a new finalized invoice of one line, in USD. */
  async finalizedInvoice(amount = '100.00'): Promise<string> {
    const customer = await this.post('/customers', {
      external_id: `ext-${Math.random()}`,
      name: 'Aisha',
      email: `aisha-${Date.now()}-${Math.random()}@example.com`,
    });
    const line_items = [{ display_name: 'Plan', quantity: '1', amount }];
    const { id } = await this.post('/invoices', { customer_id: customer.id, currency: 'USD', line_items });
    await this.post(`/invoices/${String(id)}/finalize`);
    return String(id);
  }

  /** A link for a finalized invoice. */
  async linkPayment(invoiceId: string, amount = '100.00'): Promise<Record<string, unknown>> {
    return this.post('/payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount,
      currency: 'USD',
    });
  }

  /** Waits until no accepted work is pending. */
  async settled(): Promise<void> {
    await eventually('the server to settle', () => this.get('/api/v1/admin/status', this.adminKey), {
      until: ({ body }) => body.settled === true,
      timeoutMs: 30_000,
    });
  }
}

async function send(
  url: string,
  method: string,
  key: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>,
  };
}
