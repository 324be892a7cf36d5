import { randomBytes, randomUUID } from 'node:crypto';
import { eventually } from '../../support/probe';
import { ADMIN_KEY } from './app-process';
import { type Answer, call, type CallOptions, expectOk } from './http';

/** Milliseconds for which a busy machine may answer 503 while a scenario is prepared. */
const PATIENCE_MS = 60_000;

export interface Payment {
  id: string;
  payment_status: string;
  payment_url: string | null;
  gateway_tracking_id: string | null;
}

export interface PayableInvoice {
  id: string;
  payment: Payment;
  /** Id of the link at Nomod. */
  linkId: string;
}

/** One tenant that bills through Remit, with its environment, connection and keys. */
export class Tenant {
  private constructor(
    readonly id: string,
    readonly environmentId: string,
    readonly apiKey: string,
    /** Key of the tenant's account at the sandbox. */
    readonly nomodKey: string,
    readonly webhookSecret: string,
    readonly server: { url: string },
  ) {}

  /** @param syncs whether finalized invoices are sent to Nomod */
  static async create(server: { url: string }, { syncs = false }: { syncs?: boolean } = {}): Promise<Tenant> {
    const created = await expectOk<{ id: string; environments: { id: string; type: string; api_key: string }[] }>(
      'POST',
      `${server.url}/api/v1/tenants`,
      { key: ADMIN_KEY, body: { name: 'Chaos' } },
    );
    const environment = created.environments.find(({ type }) => type === 'sandbox');
    if (!environment) throw new Error('The tenant has no sandbox environment');
    const nomodKey = `sk_test_${randomBytes(9).toString('hex')}`;
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const tenant = new Tenant(created.id, environment.id, environment.api_key, nomodKey, secret, server);
    await tenant.expectOk('POST', '/connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      status: 'published',
      api_key: nomodKey,
      webhook_secret: secret,
      sync_config: { invoice: { outbound: syncs } },
    });
    return tenant;
  }

  /** The same tenant, called through another process. */
  at(server: { url: string }): Tenant {
    return new Tenant(this.id, this.environmentId, this.apiKey, this.nomodKey, this.webhookSecret, server);
  }

  get webhookUrl(): string {
    return `${this.server.url}/api/v1/webhooks/nomod/${this.id}/${this.environmentId}`;
  }

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    options: Omit<CallOptions, 'key'> = {},
  ): Promise<Answer<T>> {
    return call<T>(method, `${this.server.url}/api/v1${path}`, { key: this.apiKey, ...options });
  }

  /**
   * Makes a call that must succeed. Like a real caller, it repeats the call while the answer is 503 or says that the
   * request is still in progress.
   * @throws Error with the request and the answer
   */
  async expectOk<T = Record<string, unknown>>(method: string, path: string, body?: object): Promise<T> {
    const headers = { 'idempotency-key': randomUUID() };
    const { status, body: answer } = await eventually(
      'an answer other than 503',
      () => this.call<T & { code?: string }>(method, path, { body, headers }),
      {
        until: (seen) => seen.status !== 503 && seen.body?.code !== 'request_in_progress',
        timeoutMs: PATIENCE_MS,
        intervalMs: 500,
      },
    );
    if (status < 200 || status > 299)
      throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async createCustomer(): Promise<string> {
    const name = `payer-${randomBytes(6).toString('hex')}`;
    const customer = { external_id: name, name, email: `${name}@example.com` };
    return (await this.expectOk<{ id: string }>('POST', '/customers', customer)).id;
  }

  async createDraft(customerId: string, amount = '100.00'): Promise<string> {
    const line = { display_name: 'Work', quantity: '1', amount };
    const body = { customer_id: customerId, currency: 'AED', line_items: [line] };
    return (await this.expectOk<{ id: string }>('POST', '/invoices', body)).id;
  }

  async createFinalized(customerId: string, amount = '100.00'): Promise<string> {
    const id = await this.createDraft(customerId, amount);
    await this.expectOk('POST', `/invoices/${id}/finalize`, {});
    return id;
  }

  linkRequest(invoiceId: string, amount = '100.00') {
    return {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount,
      currency: 'AED',
    };
  }

  /** A finalized invoice with a live link. */
  async createPayable(customerId: string, amount = '100.00'): Promise<PayableInvoice> {
    const id = await this.createFinalized(customerId, amount);
    const payment = await this.expectOk<Payment>('POST', '/payments', this.linkRequest(id, amount));
    if (!payment.gateway_tracking_id) throw new Error('The payment has no link');
    return { id, payment, linkId: payment.gateway_tracking_id };
  }

  /** @throws Error with the names of the violated invariants */
  async mustPassAudit(): Promise<void> {
    const audit = await this.expectOk<{ ok: boolean; invariants: { ok: boolean }[] }>('GET', '/audit');
    if (!audit.ok) throw new Error(`The audit found: ${JSON.stringify(audit.invariants.filter(({ ok }) => !ok))}`);
  }
}

/** Waits until the server reports no pending accepted work. */
export async function settled(server: { url: string }, timeoutMs = 60_000): Promise<void> {
  await eventually(
    'all accepted work to be done',
    () => expectOk<{ settled: boolean }>('GET', `${server.url}/api/v1/admin/status`, { key: ADMIN_KEY }),
    { until: (status) => status.settled, timeoutMs, intervalMs: 100 },
  );
}
