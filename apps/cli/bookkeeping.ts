import { randomBytes } from 'node:crypto';
import type { ApiClient, Json } from './api-client';
import type { CommandContext } from './context';

/** Makes the records that examples and triggers need, through the API like anybody else. */
export class Bookkeeping {
  private readonly api: ApiClient;

  constructor(private readonly context: CommandContext) {
    this.api = context.api;
  }

  async customer(name = 'Aisha Khan'): Promise<Json> {
    const tag = randomBytes(5).toString('hex');
    return this.api.post('/customers', { external_id: `cli-${tag}`, name, email: `customer-${tag}@example.com` });
  }

  async draftInvoice(currency = 'AED', amount = '100.00'): Promise<Json> {
    const { id } = await this.customer();
    const line_items = [{ display_name: 'Consulting', quantity: '1', amount }];
    return this.api.post('/invoices', { customer_id: id, currency, line_items });
  }

  async finalizedInvoice(currency?: string, amount?: string): Promise<Json> {
    const { id } = await this.draftInvoice(currency, amount);
    return this.api.post(`/invoices/${String(id)}/finalize`);
  }

  async link(invoice: Json): Promise<Json> {
    return this.api.post('/payments', {
      destination_type: 'invoice',
      destination_id: invoice.id,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: invoice.amount_remaining,
      currency: invoice.currency,
    });
  }

  /** The payer pays, or is declined, at the sandbox; then Remit asks the gateway. */
  async atTheSandbox(payment: Json, what: 'pay' | 'decline'): Promise<Json> {
    const metadata = payment.metadata as Json;
    const kind = metadata.nomod_invoice_id ? 'invoices' : 'links';
    await this.context.sandbox.post(`/${kind}/${String(payment.gateway_tracking_id)}/${what}`);
    return this.api.post(`/payments/${String(payment.id)}/check`);
  }
}
