import type { Scope } from '@remit/database';
import { eventually } from '../../../../test/support/probe';
import type { TestTenant } from '../../../../test/support/feature-app';
import type { LinkApp } from './link-app';

export interface RemoteLink {
  readonly id: string;
  readonly title: string;
  readonly first_title: string;
  readonly note: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: string;
  readonly archived: boolean;
  readonly url: string;
  readonly items: { readonly name: string; readonly amount: string; readonly quantity: number }[];
}

export interface RemoteInvoice extends RemoteLink {
  readonly invoice_number: string;
}

export interface RemoteObjects {
  readonly links: RemoteLink[];
  readonly invoices: RemoteInvoice[];
  readonly charges: { readonly id: string }[];
}

export interface PaymentBody {
  readonly id: string;
  readonly payment_status: string;
  readonly payment_url: string | null;
  readonly gateway_tracking_id: string | null;
  readonly amount: string;
}

export interface Answer {
  readonly status: number;
  readonly body: PaymentBody & {
    readonly code?: string;
    readonly details?: { readonly payment_id?: string; readonly reason?: string };
  };
}

/** A tenant that requests links through a Nomod account. */
export class Seller {
  connectionId = '';

  constructor(
    private readonly links: LinkApp,
    private readonly tenant: TestTenant,
    readonly nomodKey: string,
  ) {}

  get scope(): Scope {
    return { tenantId: this.tenant.id, environmentId: this.tenant.sandbox.id };
  }

  async connect(outbound: boolean): Promise<void> {
    this.connectionId = await this.connectTo(this.nomodKey, { name: 'Nomod', sync_config: { invoice: { outbound } } });
  }

  /** @returns the id of another published connection */
  async connectTo(nomodKey: string, fields: object = {}): Promise<string> {
    const connection = { name: `To ${nomodKey}`, provider_type: 'nomod', api_key: nomodKey, status: 'published' };
    return (await this.post('connections', { ...connection, ...fields })).id;
  }

  /** Adds another key of the same Nomod account. */
  async secondKey(): Promise<string> {
    const key = `${this.nomodKey}.second`;
    await this.control('POST', `accounts/${this.nomodKey}/keys`, { key });
    return key;
  }

  async connectionStatus(id: string): Promise<string> {
    return (await this.get<{ status: string }>(`connections/${id}`)).status;
  }

  /** Enables the pushing of invoices. */
  async pushInvoices(): Promise<void> {
    const sync_config = { invoice: { outbound: true } };
    const { status } = await this.send('put', `connections/${this.connectionId}`, { sync_config });
    if (status >= 300) throw new Error(`PUT connections was answered ${status}`);
  }

  async deleteConnection(): Promise<void> {
    const { status, body } = await this.send('delete', `connections/${this.connectionId}`);
    if (status !== 204) throw new Error(`DELETE connections was answered ${status}: ${JSON.stringify(body)}`);
  }

  async saveKey(key: string): Promise<Answer> {
    return this.send('put', `connections/${this.connectionId}/credentials`, { api_key: key });
  }

  async withoutLiveLinks(): Promise<void> {
    await eventually('every link to be switched off at Nomod', () => this.liveLinks(), {
      until: ({ length }) => length === 0,
      timeoutMs: 20_000,
    });
  }

  /** Resumes work that waits because Nomod refused the key. */
  async wakeConnection(): Promise<void> {
    await this.post(`connections/${this.connectionId}/test`);
  }

  /** @returns the id of a finalized invoice of 100.00 AED, unless `fields` state otherwise */
  async bill(fields: object = {}): Promise<string> {
    const customer = await this.post('customers', {
      external_id: `c${Math.random()}`,
      name: 'Ada',
      email: 'ada@example.com',
    });
    const { id } = await this.post('invoices', {
      customer_id: customer.id,
      currency: 'AED',
      line_items: [{ display_name: 'Plan', quantity: '3', amount: '100.00' }],
      ...fields,
    });
    await this.post(`invoices/${id}/finalize`);
    return id;
  }

  /** Requests a link as a caller would, over 100.00 AED unless `fields` state otherwise. Any answer is accepted. */
  async askForLink(invoiceId: string, fields: object = {}): Promise<Answer> {
    return this.send('post', 'payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'AED',
      ...fields,
    });
  }

  /** Requests a link and throws when there is none. */
  async link(invoiceId: string, amount = '100.00', currency = 'AED'): Promise<PaymentBody> {
    const { status, body } = await this.askForLink(invoiceId, { amount, currency });
    if (status >= 300) throw new Error(`The link was answered ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async payment(id: string): Promise<PaymentBody> {
    return this.get<PaymentBody>(`payments/${id}`);
  }

  async reached(paymentId: string, status: string): Promise<PaymentBody> {
    return eventually(`payment ${paymentId} to be ${status}`, () => this.payment(paymentId), {
      until: ({ payment_status }) => payment_status === status,
      timeoutMs: 15_000,
      intervalMs: 50,
    });
  }

  /** Waits until a member of the payment is null. */
  async without(paymentId: string, member: 'payment_url'): Promise<PaymentBody> {
    return eventually(`payment ${paymentId} to be without ${member}`, () => this.payment(paymentId), {
      until: (payment) => payment[member] === null,
      timeoutMs: 20_000,
    });
  }

  /** Waits until Nomod was called for this operation. */
  async called(operation: string): Promise<void> {
    await eventually(`a call of ${operation}`, () => this.calls(operation), { until: (n) => n > 0, timeoutMs: 20_000 });
  }

  async synced(invoiceId: string): Promise<SyncBody> {
    return eventually(`invoice ${invoiceId} to be synced`, () => this.get<SyncBody>(`invoices/${invoiceId}/sync`), {
      until: ({ state }) => state === 'synced',
      timeoutMs: 15_000,
      intervalMs: 50,
    });
  }

  async isPaused(): Promise<boolean> {
    const { paused_at } = await this.get<{ paused_at: string | null }>(`connections/${this.connectionId}`);
    return paused_at !== null;
  }

  async mustPassAudit(): Promise<void> {
    const audit = await this.get<{ ok: boolean }>('audit');
    if (!audit.ok) throw new Error(`The audit found ${JSON.stringify(audit)}`);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('get', path)).body as T;
  }

  async post(path: string, body: object = {}): Promise<{ id: string }> {
    const answer = await this.send('post', path, body);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async send(method: 'delete' | 'get' | 'post' | 'put', path: string, body?: object): Promise<Answer> {
    const { status, body: answer } = await this.links.app.call(method, path, {
      key: this.tenant.sandbox.key,
      ...(body && { body }),
    });
    return { status, body: answer as Answer['body'] };
  }

  /** The objects at Nomod in the seller's account. */
  async atNomod(): Promise<RemoteObjects> {
    return this.control<RemoteObjects>('GET', `accounts/${this.nomodKey}/objects`);
  }

  async liveLinks(): Promise<RemoteLink[]> {
    return (await this.atNomod()).links.filter(({ status, archived }) => status === 'enabled' && !archived);
  }

  /** Number of calls to Nomod for this operation. */
  async calls(operation: string): Promise<number> {
    const counters = await this.control<Record<string, number>>('GET', `counters?account=${this.nomodKey}`);
    return counters[operation] ?? 0;
  }

  async fault(rule: object): Promise<void> {
    await this.control('POST', 'faults', { account: this.nomodKey, ...rule });
  }

  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    return this.links.control<T>(method, path, body);
  }
}

interface SyncBody {
  readonly state: string;
  readonly nomod_invoice_url: string;
  readonly nomod_invoice_id: string;
}
