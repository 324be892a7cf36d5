import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../support/probe';
import type { RemitProcess } from '../support/remit-process';
import { chargeEvent, signedEvent } from '../support/signed-event';
import type { AttentionRow, AuditAnswer, InvoiceAnswer, PaymentAnswer, SandboxCharge } from './answers';
import { DeskKeys } from './desk-keys';
import { type Answer, isBusy, jsonCall, succeeded } from './json-call';

const BUSY_AT_MOST_MS = 60_000;
const BUSY_PAUSE_MS = 500;

interface Page<T> {
  items: T[];
  pagination: { has_more: boolean };
}

export interface DeskOptions {
  /** Whether the Nomod account sends webhooks. */
  readonly webhooks: boolean;
  /** Whether finalized invoices are pushed to Nomod. They are then paid there at their own URL. */
  readonly pushes?: boolean;
  /** Behaviour of the Nomod account; see the sandbox's options. */
  readonly account?: object;
  /** Whether the other environment of the tenant bills through the same Nomod account. */
  readonly hasNeighbour?: boolean;
  /** Whether the desk's keys or connections change. Nomod then refuses calls for a while. */
  readonly mayBeRefused?: boolean;
}

interface Environment {
  readonly id: string;
  readonly type: string;
  readonly api_key: string;
}

/** A tenant of the running server, its account at the sandbox, and the payers and clerks who use both. */
export class MoneyDesk {
  private readonly secret = `whsec_${randomBytes(24).toString('base64')}`;
  readonly pushes: boolean;
  readonly mayBeRefused: boolean;
  connectionId = '';
  private connected = Promise.resolve();
  private customerId = '';
  readonly keys = new DeskKeys(this);
  /** A desk of another environment on the same account at Nomod. */
  neighbour: MoneyDesk | undefined;
  /** The clerk's matches: the paid invoice by charge. */
  readonly matched = new Map<string, string>();

  private constructor(
    private readonly remit: RemitProcess,
    private readonly sandboxUrl: string,
    readonly tenantId: string,
    private readonly environment: Environment,
    /** The account key that its people use. The connection has its own keys. */
    readonly nomodKey: string,
    { pushes, mayBeRefused }: { readonly pushes: boolean; readonly mayBeRefused: boolean },
  ) {
    this.pushes = pushes;
    this.mayBeRefused = mayBeRefused;
  }

  static async open(remit: RemitProcess, sandboxUrl: string, options: DeskOptions): Promise<MoneyDesk> {
    const { pushes = false, account, hasNeighbour = false, mayBeRefused = false } = options;
    const authorization = `Bearer ${remit.adminKey}`;
    const tenant = succeeded(
      'a new tenant',
      await jsonCall<{ id: string; environments: Environment[] }>(
        'POST',
        `${remit.url}/api/v1/tenants`,
        { authorization },
        { name: 'Acme' },
      ),
    );
    const nomodKey = `sk_test_${randomBytes(12).toString('hex')}`;
    const deskOf = (type: string): MoneyDesk => {
      const environment = tenant.environments.find((one) => one.type === type);
      if (!environment) throw new Error(`The tenant has no ${type} environment`);
      return new MoneyDesk(remit, sandboxUrl, tenant.id, environment, nomodKey, { pushes, mayBeRefused });
    };
    const desk = deskOf('sandbox');
    // Opens the account at the sandbox.
    await jsonCall('GET', `${sandboxUrl}/v1/links`, { 'x-api-key': nomodKey });
    if (account) await desk.nomod('PATCH', `/accounts/${nomodKey}/options`, account);
    await desk.begin(options);
    if (hasNeighbour) {
      desk.neighbour = deskOf('production');
      await desk.neighbour.begin(options);
    }
    return desk;
  }

  /** Replaces the connection by another to the same account, made before or after the deletion. One at a time. */
  reconnect(first: 'deleted' | 'made'): Promise<void> {
    return (this.connected = this.connected.then(async () => {
      const path = `/connections/${this.connectionId}`;
      // Refused while an object at Nomod needs its key.
      const isDeleted = first === 'deleted' && (await this.call('DELETE', path)).status === 204;
      await this.connect();
      if (!isDeleted) await this.must('DELETE', path);
    }));
  }

  private async connect(): Promise<void> {
    const { id } = await this.must<{ id: string }>('POST', '/connections', {
      name: randomUUID(),
      provider_type: 'nomod',
      status: 'published',
      api_key: await this.keys.first(),
      webhook_secret: this.secret,
      sync_config: { invoice: { outbound: this.pushes } },
      ...(this.environment.type === 'production' && { confirm_mode: 'test key in production' }),
    });
    this.connectionId = id;
  }

  private async begin({ webhooks }: DeskOptions): Promise<void> {
    await this.connect();
    this.customerId = await this.newCustomer('payer');
    if (webhooks)
      await this.nomod('POST', `/accounts/${this.nomodKey}/webhooks`, { url: this.webhookUrl, secret: this.secret });
  }

  /** Returns any answer. Like every correct caller, it retries with the same key while the server is busy. */
  async call<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const all = { authorization: `Bearer ${this.environment.api_key}`, 'idempotency-key': randomUUID(), ...headers };
    for (const limit = Date.now() + BUSY_AT_MOST_MS; ; await delay(BUSY_PAUSE_MS)) {
      const answer = await jsonCall<T>(method, `${this.remit.url}/api/v1${path}`, all, body);
      if (!isBusy(answer) || Date.now() >= limit) return answer;
    }
  }

  /** Makes a call that must succeed. */
  async must<T>(method: string, path: string, body?: object): Promise<T> {
    return succeeded(`${method} ${path}`, await this.call<T>(method, path, body));
  }

  /** Makes a control call to the sandbox that must succeed. */
  async nomod<T>(method: string, path: string, body?: object): Promise<T> {
    return succeeded(`sandbox ${method} ${path}`, await this.tryNomod<T>(method, path, body));
  }

  tryNomod<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
    return jsonCall<T>(method, `${this.sandboxUrl}/_sandbox${path}`, {}, body);
  }

  /**
   * Nomod names no invoice on a charge. With the push, the customer tells charges apart: each invoice has its own.
   * @param customerId customer of an earlier invoice, used instead
   */
  async openInvoice(currency: string, amount: string, customerId?: string): Promise<InvoiceAnswer> {
    const line_items = [{ display_name: 'Work', quantity: '1', amount }];
    const customer_id =
      customerId ?? (this.pushes ? await this.newCustomer(`payer-${randomBytes(6).toString('hex')}`) : this.customerId);
    const { id } = await this.must<{ id: string }>('POST', '/invoices', { customer_id, currency, line_items });
    return this.must<InvoiceAnswer>('POST', `/invoices/${id}/finalize`);
  }

  invoice(id: string): Promise<InvoiceAnswer> {
    return this.must('GET', `/invoices/${id}`);
  }

  requestLink(invoice: { id: string; currency: string }, amount: string): Promise<Answer<PaymentAnswer>> {
    return this.call('POST', '/payments', {
      ...towards(invoice, amount),
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
    });
  }

  payOffline(invoice: { id: string; currency: string }, amount: string): Promise<Answer<PaymentAnswer>> {
    return this.call('POST', '/payments', { ...towards(invoice, amount), payment_method_type: 'offline' });
  }

  async payments(invoiceId: string): Promise<PaymentAnswer[]> {
    return (await this.must<Page<PaymentAnswer>>('GET', `/payments?destination_id=${invoiceId}&limit=100`)).items;
  }

  async offlinePayments(): Promise<PaymentAnswer[]> {
    return (await this.must<Page<PaymentAnswer>>('GET', '/payments?payment_method_type=offline&limit=1000')).items;
  }

  refund(paymentId: string, amount?: string): Promise<Answer<PaymentAnswer>> {
    return this.call('POST', `/payments/${paymentId}/refund`, amount === undefined ? { full: true } : { amount });
  }

  check(paymentId: string): Promise<PaymentAnswer> {
    return this.must('POST', `/payments/${paymentId}/check`);
  }

  /** Like `check`, but Nomod's answer may be unreadable or report that the object does not exist. */
  async tryCheck(paymentId: string): Promise<void> {
    const { status, body } = await this.call('POST', `/payments/${paymentId}/check`);
    if (status >= 500 && status !== 502) throw new Error(`A check answered ${status}: ${JSON.stringify(body)}`);
  }

  /** Calls the relay route with the charge's id and the shared secret. */
  async relay(chargeId: string): Promise<void> {
    const answer = await jsonCall('POST', this.webhookUrl, { 'x-api-key': this.secret }, { id: chargeId });
    succeeded('the relay', answer);
  }

  /** Sends a signed event that names a charge, like Nomod. */
  async tell(type: string, chargeId: string): Promise<void> {
    const { headers } = signedEvent(this.secret, chargeEvent(type, chargeId));
    succeeded(type, await jsonCall('POST', this.webhookUrl, headers, chargeEvent(type, chargeId)));
  }

  /** Sorted kinds of the open rows about an invoice. */
  async attentionKinds(invoiceId: string): Promise<string[]> {
    const rows = (await this.attention()).filter(({ invoice_id }) => invoice_id === invoiceId);
    return rows.map(({ kind }) => kind).sort();
  }

  /** Every open row. */
  attention(): Promise<AttentionRow[]> {
    return this.all('/attention');
  }

  /** Every row of a list. */
  async all<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    for (;;) {
      const { items, pagination } = await this.must<Page<T>>('GET', `${path}?limit=100&offset=${rows.length}`);
      rows.push(...items);
      if (!pagination.has_more || items.length === 0) return rows;
    }
  }

  /** A clerk matches a charge to the invoice that it paid. */
  async match(row: AttentionRow, invoiceId: string, chargeId: string): Promise<Answer<unknown>> {
    const named = row.charge_id === null ? { charge_id: chargeId } : {};
    const answer = await this.call('POST', `/attention/${row.id}/match`, { invoice_id: invoiceId, ...named });
    if (answer.status === 200) this.matched.set(row.charge_id ?? chargeId, invoiceId);
    return answer;
  }

  /** Waits until no accepted work is pending anywhere on the server. */
  async settled(timeoutMs = 60_000): Promise<void> {
    await eventually('the server to have settled', () => this.operator<{ settled: boolean }>('GET', '/admin/status'), {
      until: (status) => status.settled,
      timeoutMs,
    });
  }

  audit(): Promise<AuditAnswer> {
    return this.must('GET', '/audit');
  }

  /** The state of a charge at Nomod. */
  charge(id: string): Promise<SandboxCharge> {
    return this.nomod('GET', `/charges/${id}`);
  }

  /** A call of another system to Nomod's API with a key of the account. */
  async atNomod<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { 'x-api-key': this.nomodKey };
    return succeeded(path, await jsonCall<T>(method, `${this.sandboxUrl}/v1${path}`, headers, body));
  }

  /** Whether Nomod's API returns the object. */
  async isAtNomod(path: string): Promise<boolean> {
    return (await jsonCall('GET', `${this.sandboxUrl}/v1${path}`, { 'x-api-key': this.nomodKey })).status === 200;
  }

  async sandboxCharges(): Promise<SandboxCharge[]> {
    const { charges } = await this.nomod<{ charges: SandboxCharge[] }>('GET', `/accounts/${this.nomodKey}/objects`);
    return charges;
  }

  /** A customer with the same e-mail as the customer of a neighbour's invoice. */
  async sameCustomerAs({ desk, invoice }: { desk: MoneyDesk; invoice: InvoiceAnswer }): Promise<string> {
    const theirs = await desk.must<{ external_id: string }>('GET', `/customers/${invoice.customer_id}`);
    const { items } = await this.must<Page<{ id: string }>>('GET', `/customers?external_id=${theirs.external_id}`);
    return items[0]?.id ?? (await this.newCustomer(theirs.external_id));
  }

  private async newCustomer(name: string): Promise<string> {
    const customer = { external_id: name, name, email: `${name}@example.com` };
    return (await this.must<{ id: string }>('POST', '/customers', customer)).id;
  }

  private get webhookUrl(): string {
    return `${this.remit.url}/api/v1/webhooks/nomod/${this.tenantId}/${this.environment.id}`;
  }

  private async operator<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { authorization: `Bearer ${this.remit.adminKey}` };
    return succeeded(path, await jsonCall<T>(method, `${this.remit.url}/api/v1${path}`, headers, body));
  }
}

const towards = ({ id, currency }: { id: string; currency: string }, amount: string) => ({
  destination_type: 'invoice',
  destination_id: id,
  amount,
  currency,
});
