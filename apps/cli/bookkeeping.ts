import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient, Json } from './api-client';
import type { CommandContext } from './context';
import { CommandFailed, EXIT } from './failures';

/** A payment is settled well within a second. This is the limit for a busy machine. */
const HEARD_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/** Makes the records for examples and triggers, through the public API. */
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

  /**
   * Pays as the payer at the sandbox. Returns when Remit knows of it, by webhook or by the check.
   * @throws CommandFailed
   */
  async pay(payment: Json): Promise<Json> {
    const limit = Date.now() + HEARD_WITHIN_MS;
    let seen = await this.atTheSandbox(payment, 'pay');
    while (seen.payment_status === 'pending') {
      if (Date.now() > limit)
        throw new CommandFailed(
          'The link was paid at Nomod, but Remit has not recorded the payment yet.',
          EXIT.failed,
          seen,
        );
      await delay(LOOK_AGAIN_MS);
      seen = await this.api.get(`/payments/${String(payment.id)}`);
    }
    return seen;
  }

  async decline(payment: Json): Promise<Json> {
    return this.atTheSandbox(payment, 'decline');
  }

  private async atTheSandbox(payment: Json, what: 'pay' | 'decline'): Promise<Json> {
    const metadata = payment.metadata as Json;
    const kind = metadata.nomod_invoice_id ? 'invoices' : 'links';
    await this.context.sandbox.post(`/${kind}/${String(payment.gateway_tracking_id)}/${what}`);
    return this.api.post(`/payments/${String(payment.id)}/check`);
  }
}
