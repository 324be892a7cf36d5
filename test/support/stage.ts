import { ask } from './ask';
import { eventually } from './probe';
import type { StatusAnswer, TenantAnswer } from './remit-answers';
import { type RemitProcess, startRemit } from './remit-process';
import { startSandboxProcess } from './sandbox-process';
import type { ServerProcess } from './server-process';
import { PATIENCE, Shop } from './shop';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface StageOptions {
  /** Settings of every server process. */
  readonly env?: Record<string, string>;
  /** Maps the database URL for the servers; default: unchanged. */
  readonly databaseUrl?: (url: string) => Promise<string>;
}

export interface ShopOptions {
  /** Finalized invoices are pushed to Nomod. */
  readonly syncsInvoices?: boolean;
  /** Whether the sandbox sends events to the server, as Nomod would. */
  readonly webhooks?: boolean;
}

/** Polls would hide failures of webhooks. Tests that need polls enable them. */
const NO_POLLS = { POLL_INTERVAL_SECONDS: '86400' };

/** Everything an end-to-end test needs, as real processes: a database, the Nomod sandbox, Remit. */
export class Stage {
  remit: RemitProcess;
  private database: TestDatabase;
  private sandbox: ServerProcess;
  private servers: RemitProcess[] = [];
  private shops: Shop[] = [];

  constructor(private readonly options: StageOptions) {}

  async setUp(): Promise<void> {
    [this.database, this.sandbox] = await Promise.all([createTestDatabase(), startSandboxProcess()]);
    this.remit = await this.startServer();
  }

  async tearDown(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.sandbox.stop();
    await this.database.drop();
  }

  /** URL of the database itself. */
  get databaseUrl(): string {
    return this.database.url;
  }

  /** Starts another server process on the same database. */
  async startServer(port?: number): Promise<RemitProcess> {
    const { databaseUrl = async (url: string) => url, env } = this.options;
    const server = await startRemit({
      databaseUrl: await databaseUrl(this.database.url),
      nomodUrl: this.sandbox.url,
      env: { ...NO_POLLS, ...env },
      port,
    });
    this.servers.push(server);
    return server;
  }

  /** Kills the server like a power failure. */
  async crash(): Promise<void> {
    await this.remit.kill('SIGKILL');
  }

  /** Starts the server again at its address. */
  async restart(): Promise<void> {
    this.remit = await this.startServer(Number(new URL(this.remit.url).port));
  }

  async newTenant(name = 'Palm Street Studio'): Promise<TenantAnswer> {
    const { status, body } = await this.asOperator<TenantAnswer>('POST', 'tenants', { name });
    if (status !== 201) throw new Error(`POST /tenants answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** A new tenant without a connection. */
  async bareShop(): Promise<Shop> {
    const shop = new Shop(() => this.remit.url, this.sandbox.url, await this.newTenant());
    this.shops.push(shop);
    return shop;
  }

  /** A new tenant with a published connection to its own account at the sandbox. */
  async newShop({ syncsInvoices = false, webhooks = true }: ShopOptions = {}): Promise<Shop> {
    const shop = await this.bareShop();
    const draft = await shop.newConnection({ sync_config: { invoice: { inbound: false, outbound: syncsInvoices } } });
    shop.connection = await shop.post(`connections/${draft.id}/publish`);
    // Short retry delays, so that tests do not wait long after a server was briefly down.
    await shop.gateway.options({ retry_schedule_ms: Array.from({ length: 50 }, () => 500) });
    if (webhooks) await shop.gateway.registerWebhook(shop.connection.webhook_url, shop.webhookSecret);
    return shop;
  }

  async asOperator<T>(method: string, path: string, body?: object) {
    const headers = { authorization: `Bearer ${this.remit.adminKey}` };
    return ask<T>(method, `${this.remit.url}/api/v1/${path}`, { headers, body });
  }

  /** Waits until no accepted work is pending. */
  async untilSettled(): Promise<void> {
    await eventually(
      'all accepted work to be done',
      async () => (await this.asOperator<StatusAnswer>('GET', 'admin/status')).body,
      { ...PATIENCE, until: ({ settled }) => settled },
    );
  }

  /**
   * Fails with the violations unless the books of every shop balance. They must balance at any moment, even during
   * work.
   */
  async checkBooks(): Promise<void> {
    const audits = await Promise.all(this.shops.map((shop) => shop.audit()));
    for (const { invariants } of audits) expect(invariants.filter(({ ok }) => !ok)).toEqual([]);
    for (const { ok } of audits) expect(ok).toBe(true);
  }
}

/** A stage for all tests of a file. After each test, the audit of every shop must be ok. */
export function useStage(options: StageOptions = {}): Stage {
  const stage = new Stage(options);
  beforeAll(() => stage.setUp(), 120_000);
  afterEach(() => stage.checkBooks(), 60_000);
  afterAll(() => stage.tearDown(), 60_000);
  return stage;
}

/** Milliseconds. Time limit of a test in which processes die, start and take work over. */
export const LONG = 180_000;
