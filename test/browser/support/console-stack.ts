import { randomBytes } from 'node:crypto';
import { type Browser, chromium } from 'playwright-core';
import { onDatabase } from '../../support/on-database';
import { eventually } from '../../support/probe';
import { type RemitProcess, startRemit } from '../../support/remit-process';
import { startSandboxProcess } from '../../support/sandbox-process';
import type { ServerProcess } from '../../support/server-process';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { JsonClient } from './json-client';

interface Environment {
  id: string;
  type: string;
  api_key: string;
}

interface Tenant {
  id: string;
  environments: Environment[];
}

interface Invoice {
  id: string;
  invoice_number: string;
  amount_remaining: string;
}

export interface Link {
  id: string;
  destination_id: string;
  payment_url: string;
  gateway_tracking_id: string;
  metadata: Record<string, string>;
}

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The built server and the sandbox with one tenant, and a Chromium to look at its console. */
export class ConsoleStack {
  readonly gatewayKey = `sk_test_${randomBytes(16).toString('hex')}`;
  readonly webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  private customers = 0;

  private constructor(
    readonly remit: RemitProcess,
    readonly sandbox: ServerProcess,
    readonly browser: Browser,
    readonly tenantId: string,
    readonly environment: Environment,
    private readonly database: TestDatabase,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<ConsoleStack> {
    const database = await createTestDatabase();
    const sandbox = await startSandboxProcess();
    const remit = await startRemit({
      databaseUrl: database.url,
      nomodUrl: sandbox.url,
      env: { NOMOD_TIMEOUT_MS: '1500', OUTCOME_LOOKUP_SECONDS: '1', POLL_INTERVAL_SECONDS: '3600', ...env },
    });
    const tenant = await newTenant(remit, 'Palm Works');
    const environment = tenant.environments.find(({ type }) => type === 'sandbox');
    if (!environment) throw new Error('The tenant has no sandbox environment');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    return new ConsoleStack(remit, sandbox, browser, tenant.id, environment, database);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.remit.stop();
    await this.sandbox.stop();
    await this.database.drop();
  }

  async newTenant(name: string): Promise<Tenant> {
    return newTenant(this.remit, name);
  }

  /** The API with the environment's key. */
  get api(): JsonClient {
    return new JsonClient(`${this.remit.url}/api/v1`, { authorization: `Bearer ${this.environment.api_key}` });
  }

  /** The sandbox's control door. */
  get control(): JsonClient {
    return new JsonClient(`${this.sandbox.url}/_sandbox`);
  }

  /** A published connection whose account at the sandbox calls back. */
  async connect({ sync = false, status = 'published' } = {}): Promise<string> {
    const { id } = await this.api.post<{ id: string }>('/connections', {
      name: 'Nomod Production',
      provider_type: 'nomod',
      status,
      api_key: this.gatewayKey,
      webhook_secret: this.webhookSecret,
      sync_config: { invoice: { outbound: sync } },
    });
    await this.control.post(this.accountPath('/webhooks'), {
      url: `${this.remit.url}/api/v1/webhooks/nomod/${this.tenantId}/${this.environment.id}`,
      secret: this.webhookSecret,
    });
    return id;
  }

  /** Whether finalized invoices are pushed to Nomod from now on. */
  async pushInvoices(connectionId: string, outbound: boolean): Promise<void> {
    await this.api.put(`/connections/${connectionId}`, { sync_config: { invoice: { outbound } } });
  }

  async customer(name = 'Sara Haddad'): Promise<string> {
    this.customers += 1;
    const body = { name, external_id: `customer-${this.customers}`, email: `payer${this.customers}@example.com` };
    return (await this.api.post<{ id: string }>('/customers', body)).id;
  }

  /** A finalized invoice over 120.00 AED. */
  async invoice(customerId?: string, { finalize = true, amount = '120.00', currency = 'AED' } = {}): Promise<Invoice> {
    const draft = await this.api.post<Invoice>('/invoices', {
      customer_id: customerId ?? (await this.customer()),
      currency,
      line_items: [{ display_name: 'Design work', quantity: '1', amount }],
      description: 'November',
    });
    return finalize ? this.api.post<Invoice>(`/invoices/${draft.id}/finalize`) : draft;
  }

  /** So many copies of a draft, straight into the database: lists that are long take too long by the API. */
  async copyDraft(id: string, copies: number): Promise<void> {
    await onDatabase(this.database.url, (client) =>
      client.query(
        `insert into invoices
         select (jsonb_populate_record(draft, jsonb_build_object('id', 'inv_' || lpad(n::text, 26, '0'), 'page_key', new_page_key()))).*
         from invoices draft cross join generate_series(1, $2::integer) n where draft.id = $1`,
        [id, copies],
      ),
    );
  }

  /** Everybody who is signed in proved who they are eleven minutes ago. */
  async confirmedLongAgo(): Promise<void> {
    await onDatabase(this.database.url, (client) =>
      client.query(`update console_sessions set confirmed_at = now() - interval '11 minutes'`),
    );
  }

  /** A live payment link over 120.00 AED, for an invoice of its own unless one is given. */
  async link(invoiceId?: string): Promise<Link> {
    return this.api.post<Link>('/payments', {
      destination_type: 'invoice',
      destination_id: invoiceId ?? (await this.invoice()).id,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '120.00',
      currency: 'AED',
    });
  }

  /** Records an amount in AED that was received outside Nomod. */
  async payOffline(invoiceId: string, amount: string, api = this.api): Promise<{ id: string }> {
    return api.post<{ id: string }>('/payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'offline',
      amount,
      currency: 'AED',
    });
  }

  /** What the payer does at Nomod: pays the link, or the synced invoice whose URL it is. */
  async pay({ gateway_tracking_id: id, metadata }: Link, options: object = {}): Promise<{ id: string }> {
    return this.control.post(`/${metadata.nomod_invoice_id ? 'invoices' : 'links'}/${id}/pay`, options);
  }

  /** A sale in the shop to the customer of a pushed invoice, for its amount: it may have paid the invoice. */
  async saleToCustomerOf(invoiceId: string): Promise<{ id: string }> {
    const { nomod_customer_id } = await eventually(
      'the invoice to be synced',
      () => this.api.get<{ state: string; nomod_customer_id: string }>(`/invoices/${invoiceId}/sync`),
      { until: ({ state }) => state === 'synced' },
    );
    const sale = { amount: '120.00', currency: 'AED', customer_id: nomod_customer_id };
    return this.control.post(this.accountPath('/charges'), sale);
  }

  /** The control door of the connection's account at the sandbox. */
  accountPath(path: string): string {
    return `/accounts/${encodeURIComponent(this.gatewayKey)}${path}`;
  }

  urlOf(path: string): string {
    return `${this.remit.url}/${this.environment.id}${path}`;
  }
}

function newTenant({ url, adminKey }: RemitProcess, name: string): Promise<Tenant> {
  return new JsonClient(`${url}/api/v1`, { authorization: `Bearer ${adminKey}` }).post<Tenant>('/tenants', { name });
}
