import { newSandboxKey, newWebhookSecret, readDemo, saveDemo, type Demo } from './demo';
import { DEMO_CUSTOMERS, EXAMPLE_INVOICE, type DemoInvoice } from './demo-data';
import { JsonApi, JsonApiError } from './json-api';
import { sandboxSecret } from './local-settings';

export interface SeedOptions {
  dataDir: string;
  /** Base URL of the running server. */
  serverUrl: string;
  adminKey: string;
  /** Base URL of the running sandbox. Without one nothing is connected, because the gateway is real. */
  sandboxUrl?: string;
}

export interface SeededDemo {
  demo: Demo;
  /** A finalized, unpaid invoice; undefined without a sandbox. */
  openInvoice?: OpenInvoice;
}

export interface OpenInvoice {
  id: string;
  currency: string;
  /** Decimal string with the currency's number of decimal places. */
  amount_remaining: string;
}

interface Created {
  id: string;
}

/**
 * The demo tenant. The first start creates it, and later ones find it again. Calls that create its data have an
 * idempotency key, so an interrupted seed can be repeated.
 */
export async function seedDemo(options: SeedOptions): Promise<SeededDemo> {
  const { dataDir, serverUrl, sandboxUrl } = options;
  const demo = (await knownDemo(options)) ?? (await createTenant(options));
  if (sandboxUrl === undefined) return { demo };
  const api = apiOf(serverUrl, demo.apiKey);
  const secret = sandboxSecret(process.env);
  const control = new JsonApi(`${sandboxUrl}/_sandbox`, secret ? { 'x-sandbox-secret': secret } : {});
  await registerWebhook(demo, serverUrl, control);
  if (!demo.seeded) {
    await connectSandbox(api, demo);
    Object.assign(demo, await createBooks(api), { seeded: true });
    saveDemo(dataDir, demo);
  }
  const openInvoice = await findOpenInvoice(api, demo);
  demo.invoiceId = openInvoice.id;
  saveDemo(dataDir, demo);
  return { demo, openInvoice };
}

function apiOf(serverUrl: string, key: string): JsonApi {
  return new JsonApi(`${serverUrl}/api/v1`, { authorization: `Bearer ${key}` });
}

/** The saved demo; undefined when its key is invalid, because it belonged to another database. */
async function knownDemo({ dataDir, serverUrl }: SeedOptions): Promise<Demo | undefined> {
  const demo = readDemo(dataDir);
  if (!demo) return undefined;
  try {
    await apiOf(serverUrl, demo.apiKey).get('/customers?limit=1');
    return demo;
  } catch (error) {
    if (error instanceof JsonApiError && (error.status === 401 || error.status === 403)) return undefined;
    throw error;
  }
}

interface Tenant extends Created {
  name: string;
  environments: { id: string; type: string; api_key: string }[];
}

async function createTenant({ dataDir, serverUrl, adminKey }: SeedOptions): Promise<Demo> {
  const tenant = await apiOf(serverUrl, adminKey).post<Tenant>('/tenants', { name: 'Remit Demo' });
  const environment = tenant.environments.find(({ type }) => type === 'sandbox') ?? tenant.environments[0];
  if (!environment) throw new Error('The demo tenant was created without an environment.');
  const demo: Demo = {
    tenantId: tenant.id,
    tenantName: tenant.name,
    environmentId: environment.id,
    apiKey: environment.api_key,
    nomodApiKey: newSandboxKey(),
    webhookSecret: newWebhookSecret(),
    seeded: false,
    customerId: null,
    invoiceId: null,
  };
  saveDemo(dataDir, demo);
  return demo;
}

/** The sandbox keeps its webhooks, but the URL of this server may have changed since the last start. */
async function registerWebhook(demo: Demo, serverUrl: string, sandbox: JsonApi): Promise<void> {
  const url = `${serverUrl}/api/v1/webhooks/nomod/${demo.tenantId}/${demo.environmentId}`;
  const account = `/accounts/${encodeURIComponent(demo.nomodApiKey)}/webhooks`;
  const [existing] = await sandbox.get<{ id: string; url: string }[]>(account);
  if (!existing) await sandbox.post(account, { url, secret: demo.webhookSecret });
  else if (existing.url !== url) await sandbox.patch(`/webhooks/${existing.id}`, { url });
}

async function connectSandbox(api: JsonApi, demo: Demo): Promise<void> {
  const connection = {
    name: 'Nomod sandbox',
    provider_type: 'nomod',
    status: 'published',
    api_key: demo.nomodApiKey,
    webhook_secret: demo.webhookSecret,
    sync_config: { invoice: { outbound: true } },
  };
  await api.post('/connections', connection, 'demo-connection');
}

async function createBooks(api: JsonApi): Promise<Pick<Demo, 'customerId' | 'invoiceId'>> {
  let example: Pick<Demo, 'customerId' | 'invoiceId'> = { customerId: null, invoiceId: null };
  for (const { invoices, ...customer } of DEMO_CUSTOMERS) {
    const { id: customerId } = await api.post<Created>('/customers', customer, `demo-${customer.external_id}`);
    for (const [index, invoice] of invoices.entries()) {
      const key = `demo-${customer.external_id}-${index}`;
      const invoiceId = await createInvoice(api, customerId, invoice, key);
      if (invoice === EXAMPLE_INVOICE) example = { customerId, invoiceId };
    }
  }
  return example;
}

async function createInvoice(api: JsonApi, customerId: string, invoice: DemoInvoice, key: string): Promise<string> {
  const { finalize, ...fields } = invoice;
  const { id } = await api.post<Created>('/invoices', { customer_id: customerId, ...fields }, key);
  if (finalize) await api.post(`/invoices/${id}/finalize`, {}, `${key}-finalize`);
  return id;
}

type Invoice = OpenInvoice & { invoice_status: string; payment_status: string };

/** The example's invoice, or a new one after that was paid or voided, so that every start has a payable invoice. */
async function findOpenInvoice(api: JsonApi, demo: Demo): Promise<OpenInvoice> {
  const known = await api.get<Invoice>(`/invoices/${demo.invoiceId}`);
  if (known.invoice_status === 'finalized' && known.payment_status !== 'succeeded') return known;
  const id = await createInvoice(api, demo.customerId ?? '', EXAMPLE_INVOICE, `demo-after-${known.id}`);
  return api.get<Invoice>(`/invoices/${id}`);
}
