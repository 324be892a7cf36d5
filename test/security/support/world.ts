import { createHmac, randomBytes } from 'node:crypto';
import { onDatabase } from '../../support/on-database';
import { eventually } from '../../support/probe';
import { type RemitProcess, startRemit } from '../../support/remit-process';
import { startSandboxProcess } from '../../support/sandbox-process';
import type { ServerProcess } from '../../support/server-process';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { ask, expectAnswer } from './ask';

/** Disables the limits, for suites that do not test limits. */
const NO_LIMITS = { RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_TENANT: '0', FAILED_ATTEMPTS_PER_MINUTE: '0' };

export interface TestEnvironment {
  readonly tenantId: string;
  readonly id: string;
  /** Key with all rights in this environment. */
  readonly key: string;
  /** Occurs in every text of this environment and nowhere else. */
  readonly canary: string;
}

/** The objects of an environment: one id by kind. */
export type Holdings = Readonly<Record<string, string>>;

export type Server = Pick<RemitProcess, 'url' | 'pid' | 'adminKey' | 'output' | 'stop'>;

/** A Remit server with its sandbox and database, each in its own process. */
export class World {
  private constructor(
    readonly database: TestDatabase,
    readonly sandbox: ServerProcess,
    readonly remit: Server,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<World> {
    return World.around((databaseUrl, nomodUrl) =>
      startRemit({ databaseUrl, nomodUrl, env: { POLL_INTERVAL_SECONDS: '3600', ...NO_LIMITS, ...env } }),
    );
  }

  /** @param startServer starts the server under test with a database and a sandbox */
  static async around(startServer: (databaseUrl: string, nomodUrl: string) => Promise<Server>): Promise<World> {
    const database = await createTestDatabase();
    const sandbox = await startSandboxProcess();
    return new World(database, sandbox, await startServer(database.url, sandbox.url));
  }

  async stop(): Promise<void> {
    await this.remit.stop();
    await this.sandbox.stop();
    await this.database.drop();
  }

  async newTenant(name: string): Promise<{ sandbox: TestEnvironment; production: TestEnvironment }> {
    const tenant = await this.operator<{ id: string; environments: { id: string; type: string; api_key: string }[] }>(
      'tenants',
      { name },
    );
    const environment = (type: string): TestEnvironment => {
      const found = tenant.environments.find((one) => one.type === type);
      if (!found) throw new Error(`The new tenant has no ${type} environment`);
      const canary = `canary${randomBytes(8).toString('hex')}`;
      return { tenantId: tenant.id, id: found.id, key: found.api_key, canary };
    };
    return { sandbox: environment('sandbox'), production: environment('production') };
  }

  operator<T>(path: string, body: object): Promise<T> {
    return expectAnswer<T>(201, this.remit.url, {
      method: 'post',
      path: `/api/v1/${path}`,
      key: this.remit.adminKey,
      body,
    });
  }

  /** A call that must succeed. */
  async call<T = { id: string }>(who: TestEnvironment, method: string, path: string, body?: object): Promise<T> {
    const answer = await ask(this.remit.url, { method, path: `/api/v1/${path}`, key: who.key, body });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T;
  }

  /**
   * Makes one object of every kind in an environment.
   * @param headers of the events that Nomod and a relay send
   */
  async furnish(who: TestEnvironment, headers: Record<string, string> = {}): Promise<Holdings> {
    const { canary } = who;
    // Other callers may choose the same ids, so ids chosen by callers contain no canary.
    const [externalId, chargeId] = [
      `ext-${randomBytes(8).toString('hex')}`,
      `charge-${randomBytes(8).toString('hex')}`,
    ];
    const relaySecret = `relay-${canary}`;
    const nativeSecret = `whsec_${Buffer.from(`native-${canary}`).toString('base64')}`;
    const connection = await this.call(who, 'post', 'connections', {
      name: `Connection ${canary}`,
      provider_type: 'nomod',
      api_key: gatewayKeyOf(who),
      webhook_secret: relaySecret,
      status: 'published',
      metadata: { note: canary },
    });
    const draftConnection = await this.call(who, 'post', 'connections', {
      name: `Draft ${canary}`,
      provider_type: 'nomod',
      api_key: gatewayKeyOf(who),
      webhook_secret: nativeSecret,
    });
    const customer = await this.call(who, 'post', 'customers', {
      external_id: externalId,
      name: `Customer ${canary}`,
      email: `${canary}@example.com`,
      address_line1: `${canary} street`,
      metadata: { note: canary },
    });
    const draft = await this.newInvoice(who, customer.id);
    const invoice = await this.finalizedInvoice(who, customer.id);
    const payment = await this.call<{ id: string; gateway_tracking_id: string }>(who, 'post', 'payments', {
      destination_type: 'invoice',
      destination_id: invoice,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'AED',
      success_url: `https://example.com/${canary}`,
      metadata: { note: canary, connection_id: connection.id },
    });
    const key = await this.call(who, 'post', 'api-keys', { name: `Key ${canary}` });
    const invitation = await this.call(who, 'post', 'members/invitations', {
      email: `${canary}@people.example`,
      role: 'support',
    });
    await this.postEvent(who, { ...headers, 'x-api-key': relaySecret }, JSON.stringify({ id: chargeId }));
    await this.postEvent(
      who,
      { ...headers, ...signed(nativeSecret, `msg_${canary}`, `not json ${canary}`) },
      `not json ${canary}`,
    );
    const delivery = await this.first(who, `webhooks/deliveries?charge_id=${chargeId}`);
    const attention = await this.first(who, 'attention');
    return {
      tenant: who.tenantId,
      environment: who.id,
      connection: connection.id,
      draftConnection: draftConnection.id,
      customer: customer.id,
      externalCustomer: externalId,
      draft: draft.id,
      invoice,
      payment: payment.id,
      link: payment.gateway_tracking_id,
      key: key.id,
      invitation: invitation.id,
      charge: chargeId,
      delivery,
      attention,
    };
  }

  newInvoice(who: TestEnvironment, customerId: string): Promise<{ id: string }> {
    return this.call(who, 'post', 'invoices', {
      customer_id: customerId,
      currency: 'AED',
      description: `Invoice ${who.canary}`,
      line_items: [{ display_name: `Work ${who.canary}`, quantity: '1', amount: '100.00' }],
      metadata: { note: who.canary },
    });
  }

  async finalizedInvoice(who: TestEnvironment, customerId: string): Promise<string> {
    const { id } = await this.newInvoice(who, customerId);
    await this.call(who, 'post', `invoices/${id}/finalize`, {});
    return id;
  }

  async postEvent(who: TestEnvironment, headers: Record<string, string>, body: string): Promise<void> {
    const path = `/api/v1/webhooks/nomod/${who.tenantId}/${who.id}`;
    await expectAnswer(200, this.remit.url, { method: 'post', path, headers, body });
  }

  /** Every row of every table as in a dump, prefixed with the name of its table. */
  async everyRow(): Promise<string[]> {
    return onDatabase(this.database.url, async (sql) => {
      const { rows: tables } = await sql.query<{ name: string }>(
        `select quote_ident(table_name) as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      const rows: string[] = [];
      for (const { name } of tables) {
        const found = await sql.query<{ row: string }>(`select t::text as row from ${name} t`);
        rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
      }
      return rows;
    });
  }

  private async first(who: TestEnvironment, list: string): Promise<string> {
    return eventually(`a row in ${list}`, async () => {
      const { items } = await this.call<{ items: { id: string }[] }>(who, 'get', list);
      return items[0]?.id ?? '';
    });
  }
}

/** The request for a payment that was received outside Nomod. */
export const offlinePayment = (invoiceId: string, amount: string) => ({
  destination_type: 'invoice',
  destination_id: invoiceId,
  payment_method_type: 'offline',
  amount,
  currency: 'AED',
});

/** The key of this environment's account at the sandbox. */
export function gatewayKeyOf({ canary }: TestEnvironment): string {
  return `sk_${canary}.gateway${canary}`;
}

/** The headers of a delivery as Nomod signs it, without the library that verifies it. */
export function signed(secret: string, id: string, body: string | Buffer, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
}
