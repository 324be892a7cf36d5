import type { Scope } from '@remit/database';
import {
  AttentionNeeded,
  type DomainEvent,
  type DomainEventClass,
  EventBus,
  EventHistory,
  type EventPayload,
  PaymentSucceeded,
  type RecordedEvent,
} from '@remit/domain-events';
import type { FeatureApp, TestTenant } from '../../../../test/support/feature-app';
import { eventually } from '../../../../test/support/probe';
import { SandboxApp } from '../../../../test/support/sandbox-app';
import type { InvoiceSyncResponse } from '../dto/invoice-sync-response.dto';
import { InvoiceSyncModule } from '../invoice-sync.module';

export interface SandboxInvoice {
  readonly id: string;
  readonly title: string;
  readonly invoice_number: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: string;
  readonly url: string;
}

export interface SandboxObjects {
  readonly customers: {
    readonly id: string;
    readonly first_name: string;
    readonly email: string;
    readonly deleted: boolean;
  }[];
  readonly invoices: SandboxInvoice[];
  readonly charges: { readonly id: string }[];
}

let accounts = 0;

/**
 * The feature and its dependencies, against the sandbox. One per file; each test has its own tenant and Nomod
 * account.
 */
export class SyncApp {
  private constructor(private readonly sandbox: SandboxApp) {}

  static async start({ pollIntervalSeconds = 0.2 } = {}): Promise<SyncApp> {
    // Payers cannot be sent to this host, so charges carry no return address and have to be paired with invoices.
    const settings = { publicUrl: 'http://remit.example', pollIntervalSeconds };
    return new SyncApp(await SandboxApp.start({ modules: [InvoiceSyncModule], settings }));
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
  }

  get app(): FeatureApp {
    return this.sandbox.app;
  }

  async newBiller(): Promise<Biller> {
    accounts += 1;
    const nomodKey = `sk_test_sync${accounts}.secret`;
    return new Biller(this, await this.app.newTenant(), nomodKey);
  }

  /** The sandbox's control API. */
  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    return this.sandbox.control<T>(method, path, body);
  }
}

/** A tenant that bills through a Nomod account. */
export class Biller {
  constructor(
    private readonly sync: SyncApp,
    private readonly tenant: TestTenant,
    readonly nomodKey: string,
  ) {}

  get scope(): Scope {
    return { tenantId: this.tenant.id, environmentId: this.tenant.sandbox.id };
  }

  async connect(outbound = true, name = 'Nomod'): Promise<string> {
    const { id } = await this.call<{ id: string }>('post', 'connections', {
      name,
      provider_type: 'nomod',
      api_key: this.nomodKey,
      sync_config: { invoice: { outbound } },
      status: 'published',
    });
    return id;
  }

  async newCustomer(fields: object = {}): Promise<string> {
    const { id } = await this.call<{ id: string }>('post', 'customers', {
      external_id: `c${Math.random()}`,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      ...fields,
    });
    return id;
  }

  /** @returns the id of a finalized invoice */
  async bill(customerId: string, fields: object = {}): Promise<string> {
    const id = await this.draft(customerId, fields);
    await this.call('post', `invoices/${id}/finalize`, {});
    return id;
  }

  async draft(customerId: string, fields: object = {}): Promise<string> {
    const { id } = await this.call<{ id: string }>('post', 'invoices', {
      customer_id: customerId,
      currency: 'AED',
      line_items: [{ display_name: 'Plan', quantity: '3', amount: '100.00' }],
      ...fields,
    });
    return id;
  }

  async call<T = Record<string, unknown>>(method: 'get' | 'post' | 'put', path: string, body?: object): Promise<T> {
    const answer = await this.sync.app.call(method, path, { key: this.tenant.sandbox.key, ...(body && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async syncOf(invoiceId: string): Promise<InvoiceSyncResponse> {
    return this.call<InvoiceSyncResponse>('get', `invoices/${invoiceId}/sync`);
  }

  async synced(invoiceId: string): Promise<InvoiceSyncResponse> {
    return this.reached(invoiceId, 'synced');
  }

  async reached(invoiceId: string, state: string): Promise<InvoiceSyncResponse> {
    return eventually(`the sync of ${invoiceId} to be ${state}`, () => this.syncOf(invoiceId), {
      until: (sync) => sync.state === state,
      timeoutMs: 15_000,
      intervalMs: 50,
    });
  }

  /** The objects in the biller's Nomod account. */
  async atNomod(): Promise<SandboxObjects> {
    return this.sync.control<SandboxObjects>('GET', `accounts/${this.nomodKey}/objects`);
  }

  async liveAtNomod(): Promise<SandboxInvoice[]> {
    return (await this.atNomod()).invoices.filter(({ status }) => status !== 'cancelled');
  }

  async fault(rule: object): Promise<void> {
    await this.sync.control('POST', 'faults', { account: this.nomodKey, ...rule });
  }

  /** Actions of a colleague in Nomod's dashboard. */
  dashboard<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    return this.sync.control<T>(method, path, body);
  }

  async options(options: object): Promise<void> {
    await this.sync.control('PATCH', `accounts/${this.nomodKey}/options`, options);
  }

  async publish(event: DomainEvent): Promise<void> {
    await this.sync.app.inScope(this.scope, () => this.sync.app.get(EventBus).publish(event));
  }

  /** A payment that did not go through Nomod. */
  async payOffline(invoiceId: string, amountMinor: bigint): Promise<void> {
    await this.publish(
      new PaymentSucceeded({
        payment_id: `pay_${invoiceId}`,
        invoice_id: invoiceId,
        payment_method_type: 'offline',
        currency: 'AED',
        amount_minor: amountMinor.toString(),
        extras_minor: '0',
        charge_id: null,
        paid_at: new Date().toISOString(),
      }),
    );
  }

  async events<P extends EventPayload>(invoiceId: string, type: DomainEventClass<P>): Promise<RecordedEvent<P>[]> {
    const all = await this.sync.app.inScope(this.scope, () => this.sync.app.get(EventHistory).of({ invoiceId }));
    return all.filter((event) => event.type === type.type) as RecordedEvent<P>[];
  }

  async attention(invoiceId: string) {
    return (await this.events(invoiceId, AttentionNeeded)).map(({ payload }) => payload);
  }
}
