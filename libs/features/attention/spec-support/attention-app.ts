import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { AttentionNeeded, type DomainEvent, EventBacklog, EventBus } from '@remit/domain-events';
import { InvoicesModule } from '@remit/invoices';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { PaymentsModule } from '@remit/payments';
import type { Settings } from '@remit/settings';
import { WebhooksModule } from '@remit/webhooks';
import { controlSandbox } from '../../../../test/contract/sandbox-control';
import { FeatureApp, type TestTenant } from '../../../../test/support/feature-app';
import { onDatabase } from '../../../../test/support/on-database';
import { eventually } from '../../../../test/support/probe';
import { startSandboxProcess } from '../../../../test/support/sandbox-process';
import type { ServerProcess } from '../../../../test/support/server-process';
import { AttentionModule } from '../attention.module';

type TestedSettings = ConstructorParameters<typeof Settings>[0];

/**
 * The feature on all it stands on, with its worker, against the sandbox. Each test has a tenant and a Nomod account
 * of its own.
 */
export class AttentionApp {
  tenant: TestTenant;
  /** Opens the tenant's account at the sandbox. */
  nomodKey: string;
  connectionId: string;
  app: FeatureApp;
  sandbox: ServerProcess;
  private accounts = 0;
  private customers = 0;

  constructor(private readonly settings: TestedSettings) {}

  static readonly relaySecret = 'relay-secret-of-this-test';

  async start(): Promise<void> {
    this.sandbox = await startSandboxProcess();
    this.app = await FeatureApp.start({
      modules: [
        ConnectionsModule,
        CustomersModule,
        InvoicesModule,
        InvoiceSyncModule,
        PaymentsModule,
        WebhooksModule,
        AttentionModule,
      ],
      settings: { nomodApiUrl: this.sandbox.url, unmatchedEventHours: 0, pollIntervalSeconds: 0.1, ...this.settings },
    });
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.sandbox.stop();
  }

  /** A new tenant with a published connection. */
  async begin(): Promise<void> {
    // Nothing is looked at any more for the tenant of the test before: the sweeps of old ones would soon be most of
    // the work.
    if (this.accounts > 0) await this.sql('delete from event_deliveries where tenant_id = $1', this.tenant.id);
    this.tenant = await this.app.newTenant();
    this.nomodKey = `sk_test_attention.${(this.accounts += 1)}`;
    const { body } = await this.post('connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: this.nomodKey,
      webhook_secret: AttentionApp.relaySecret,
      sync_config: { invoice: { outbound: false } },
      status: 'published',
    });
    this.connectionId = body.id;
  }

  get scope() {
    return { tenantId: this.tenant.id, environmentId: this.tenant.sandbox.id };
  }

  post(path: string, body: object = {}) {
    return this.app.call('post', path, { key: this.tenant.sandbox.key, body });
  }

  async get(path: string) {
    return (await this.app.call('get', path, { key: this.tenant.sandbox.key })).body;
  }

  /** Publishes facts in one unit of work and waits until everybody who hears them is done. */
  async publish(...events: DomainEvent[]): Promise<void> {
    await this.app.inScope(this.scope, async () => {
      for (const event of events) await this.app.get(EventBus).publish(event);
    });
    await this.settled();
  }

  async settled(): Promise<void> {
    await eventually('the event backlog to be empty', () => this.app.get(EventBacklog).read('none'), {
      until: ({ jobs, dead }) => jobs === 0 && dead === 0,
    });
  }

  /** A relay tells of a charge. */
  async hear(chargeId: string): Promise<void> {
    await this.app.call('post', `webhooks/nomod/${this.tenant.id}/${this.tenant.sandbox.id}`, {
      headers: { 'x-api-key': AttentionApp.relaySecret },
      body: { type: 'payment_link.paid', data: { id: chargeId } },
    });
    await this.settled();
  }

  /** Lets days pass for what waits on events of this type. */
  async passDays(days: number, eventType: string): Promise<void> {
    await this.sql(
      `with aged as (
         update domain_events set occurred_at = occurred_at - make_interval(days => $3) where tenant_id = $1 and type = $2 returning id)
       update event_deliveries d set due_at = clock_timestamp() from aged a where d.tenant_id = $1 and d.event_id = a.id and status = 'pending'`,
      this.tenant.id,
      eventType,
      days,
    );
  }

  /** Nothing more is polled, and what there is moved an hour ago: what is fresh may be on its way. */
  async standStill(): Promise<void> {
    let quietRounds = 0;
    const postpone = async () => {
      const postponed = await this.sql(
        `update event_deliveries set due_at = now() + interval '1 day'
         where tenant_id = $1 and status = 'pending' and due_at < now() + interval '12 hours'`,
        this.tenant.id,
      );
      quietRounds = postponed === 0 ? quietRounds + 1 : 0;
      return quietRounds;
    };
    // What is worked on at this moment comes back by itself.
    await eventually('the work to be postponed', postpone, { until: (quiet) => quiet >= 10 });
    await this.sql(
      `update payments set updated_at = now() - interval '1 hour', created_at = now() - interval '1 hour' where tenant_id = $1`,
      this.tenant.id,
    );
  }

  /** A statement of the owner of the database, which sees every tenant. @returns how many rows it changed */
  async sql(text: string, ...parameters: unknown[]): Promise<number> {
    const { rowCount } = await onDatabase(this.app.testDatabase.url, (client) => client.query(text, parameters));
    return rowCount ?? 0;
  }

  /** From now on finalized invoices are pushed to Nomod. */
  async pushInvoices(): Promise<void> {
    const body = { sync_config: { invoice: { outbound: true } } };
    await this.app.call('put', `connections/${this.connectionId}`, { key: this.tenant.sandbox.key, body });
  }

  /** The kinds of the open rows, sorted. */
  async openKinds(): Promise<string[]> {
    return (await this.get('attention?status=open')).items.map(({ kind }: { kind: string }) => kind).sort();
  }

  needed(changes: Partial<AttentionNeeded['payload']> = {}): AttentionNeeded {
    return new AttentionNeeded({
      key: 'overpaid:pay_1',
      kind: 'overpaid',
      summary: 'More was taken than asked.',
      invoice_id: 'inv_1',
      payment_id: 'pay_1',
      charge_id: 'ch_1',
      connection_id: this.connectionId,
      ours: { amount_due: '100.00', currency: 'AED' },
      nomods: { amount: '120.00', currency: 'AED' },
      ...changes,
    });
  }

  /** An open invoice over 100.00. */
  async finalizedInvoice(currency = 'AED'): Promise<string> {
    const external_id = `acme-${(this.customers += 1)}`;
    const customer = await this.post('customers', { external_id, name: 'Acme', email: 'a@example.com' });
    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const invoice = await this.post('invoices', { customer_id: customer.body.id, currency, line_items });
    await this.post(`invoices/${invoice.body.id}/finalize`);
    return invoice.body.id;
  }

  /** Asks for a link over 100.00, whatever the answer. */
  askForLink(invoiceId: string) {
    return this.post('payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'AED',
    });
  }

  /** An open link over 100.00 for a new invoice. */
  async payableLink(): Promise<{ invoiceId: string; paymentId: string; linkId: string }> {
    const invoiceId = await this.finalizedInvoice();
    const { body } = await this.askForLink(invoiceId);
    return { invoiceId, paymentId: body.id, linkId: body.gateway_tracking_id };
  }

  /** A paid charge that is on no link or invoice of ours; answers its id. */
  async tillCharge(amount: string): Promise<string> {
    return (await this.control<{ id: string }>('POST', `/accounts/${this.nomodKey}/charges`, { amount })).id;
  }

  control<T>(method: string, path: string, body: object): Promise<T> {
    return controlSandbox<T>(this.sandbox.url, method, path, body);
  }
}

/** For all tests of a file, or of one `describe`. Each test begins with a new tenant. */
export function useAttentionApp(settings: TestedSettings = {}): AttentionApp {
  const at = new AttentionApp(settings);
  beforeAll(() => at.start(), 60_000);
  beforeEach(() => at.begin());
  afterAll(() => at.stop());
  return at;
}
