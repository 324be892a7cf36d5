import { randomBytes, randomUUID } from 'node:crypto';
import { ask, type Answer, type Asking } from './ask';
import { GatewayAccount } from './gateway-account';
import { eventually } from './probe';
import type {
  AttentionAnswer,
  AuditAnswer,
  ConnectionAnswer,
  DeliveryAnswer,
  InvoiceAnswer,
  LinkPayment,
  ListAnswer,
  PaymentAnswer,
  TenantAnswer,
  TimelineAnswer,
} from './remit-answers';

export interface Bill {
  /** Total of the single line, in major units. */
  readonly amount?: string;
  readonly currency?: string;
}

/** Limits for waits that are slow on a busy machine. */
export const PATIENCE = { timeoutMs: 45_000, intervalMs: 50 };

/** One tenant whose own software uses Remit over HTTP, with the key of its sandbox environment. */
export class Shop {
  /** `whsec_...` of the shop's first connection. */
  readonly webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  readonly gateway: GatewayAccount;
  connection: ConnectionAnswer;

  constructor(
    private readonly remitUrl: () => string,
    sandboxUrl: string,
    readonly tenant: TenantAnswer,
  ) {
    this.gateway = new GatewayAccount(sandboxUrl, `sk_test_${randomUUID()}`);
  }

  get environment(): TenantAnswer['environments'][number] {
    const found = this.tenant.environments.find(({ type }) => type === 'sandbox');
    if (!found) throw new Error('The tenant has no sandbox environment');
    return found;
  }

  /** Path of the webhook route. */
  get webhookPath(): string {
    return `webhooks/nomod/${this.tenant.id}/${this.environment.id}`;
  }

  /** Sends a request below /api/v1 with the shop's key and returns any answer. */
  async call<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send(method, path, {
      body,
      headers: { authorization: `Bearer ${this.environment.api_key}`, ...headers },
    });
  }

  /** Sends a request below /api/v1 without the shop's key. */
  async send<T>(method: string, path: string, asking: Asking = {}): Promise<Answer<T>> {
    return ask<T>(method, `${this.remitUrl()}/api/v1/${path}`, asking);
  }

  /** Returns the body of an answer and fails unless it is a success. */
  async get<T>(path: string): Promise<T> {
    return this.must('GET', path);
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    return this.must('POST', path, body);
  }

  async newConnection(more: object = {}): Promise<ConnectionAnswer> {
    return this.post('connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: this.gateway.apiKey,
      webhook_secret: this.webhookSecret,
      sync_config: { invoice: { inbound: false, outbound: false } },
      ...more,
    });
  }

  async newCustomer(): Promise<{ id: string }> {
    const external = randomUUID();
    return this.post('customers', { external_id: external, name: 'Mona Haddad', email: `${external}@example.com` });
  }

  async draft({ amount = '100.00', currency = 'AED' }: Bill = {}): Promise<InvoiceAnswer> {
    const { id } = await this.newCustomer();
    return this.post('invoices', {
      customer_id: id,
      currency,
      line_items: [{ display_name: 'Studio day', quantity: '1', amount }],
      due_date: new Date(Date.now() + 14 * 86_400_000).toISOString(),
    });
  }

  async invoice(bill: Bill = {}): Promise<InvoiceAnswer> {
    const { id } = await this.draft(bill);
    return this.post(`invoices/${id}/finalize`);
  }

  /** The request for a payment link over the amount due of the invoice. */
  linkRequest(invoice: InvoiceAnswer, more: object = {}): object {
    return {
      destination_type: 'invoice',
      destination_id: invoice.id,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: invoice.amount_remaining,
      currency: invoice.currency,
      ...more,
    };
  }

  /** An open link for the invoice; by default for a new invoice. */
  async link(invoice?: InvoiceAnswer): Promise<LinkPayment> {
    const payment = await this.post<PaymentAnswer>('payments', this.linkRequest(invoice ?? (await this.invoice())));
    const { payment_url, gateway_tracking_id } = payment;
    if (payment_url === null || gateway_tracking_id === null) throw new Error('The payment has no link');
    return { ...payment, payment_url, gateway_tracking_id };
  }

  async readInvoice(id: string): Promise<InvoiceAnswer> {
    return this.get(`invoices/${id}`);
  }

  async readPayment(id: string): Promise<PaymentAnswer> {
    return this.get(`payments/${id}`);
  }

  async untilPayment(id: string, status: string): Promise<PaymentAnswer> {
    return eventually(`payment ${id} to be ${status}`, () => this.readPayment(id), {
      ...PATIENCE,
      until: (payment) => payment.payment_status === status,
    });
  }

  async untilInvoice(id: string, paymentStatus: string): Promise<InvoiceAnswer> {
    return eventually(`invoice ${id} to be ${paymentStatus}`, () => this.readInvoice(id), {
      ...PATIENCE,
      until: (invoice) => invoice.payment_status === paymentStatus,
    });
  }

  /** Waits until the invoice is at Nomod and returns it. */
  async untilSynced(id: string): Promise<InvoiceAnswer> {
    return eventually(`invoice ${id} to be at Nomod`, () => this.readInvoice(id), {
      ...PATIENCE,
      until: ({ metadata }) => metadata.nomod_invoice_url !== undefined,
    });
  }

  async untilAttention(kind: string): Promise<AttentionAnswer> {
    const find = async () => (await this.attention()).find((item) => item.kind === kind);
    const item = await eventually(`"${kind}" to be listed under attention`, find, PATIENCE);
    if (!item) throw new Error('A probe ended without its value');
    return item;
  }

  async attention(): Promise<readonly AttentionAnswer[]> {
    return (await this.get<ListAnswer<AttentionAnswer>>('attention')).items;
  }

  async deliveries(chargeId?: string): Promise<readonly DeliveryAnswer[]> {
    const filter = chargeId === undefined ? '' : `?charge_id=${chargeId}`;
    return (await this.get<ListAnswer<DeliveryAnswer>>(`webhooks/deliveries${filter}`)).items;
  }

  /** Waits until the newest delivery about a charge has this result and returns it. */
  async untilDelivery(chargeId: string, result: string): Promise<DeliveryAnswer> {
    const find = async () => (await this.deliveries(chargeId)).find((delivery) => delivery.result === result);
    const found = await eventually(`an event about charge ${chargeId} to be ${result}`, find, PATIENCE);
    if (!found) throw new Error('A probe ended without its value');
    return found;
  }

  /** Number of events of this kind on the invoice. */
  async happened(invoiceId: string, type: string): Promise<number> {
    const { items } = await this.get<TimelineAnswer>(`invoices/${invoiceId}/timeline`);
    return items.filter((entry) => entry.type === type).length;
  }

  async audit(): Promise<AuditAnswer> {
    return this.get('audit');
  }

  private async must<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}
