import type { Gateway } from '../harness/gateway';
import type { Answer } from '../harness/http';
import { inParallel } from '../../support/in-parallel';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import type { Payment, Tenant } from '../harness/tenant';

const LANES = 4;

/**
 * Customers who are billed and pay. A few lanes run in parallel, each with one sale at a time, through several
 * servers.
 */
export class Traffic {
  /** Charges of paid invoices. */
  readonly paid: string[] = [];
  /** Requests that were not answered 2xx. */
  readonly refused: string[] = [];
  slowestMs = 0;
  private sales = 0;

  constructor(
    private readonly customer: string,
    private readonly gateway: Gateway,
  ) {}

  async run(sales: number, doors: readonly Tenant[]): Promise<void> {
    await inParallel(Array.from({ length: sales }), LANES, () => this.sell(doors));
  }

  /** Makes sales until `awaited` resolves, and returns its value. */
  async until<T>(awaited: Promise<T>, doors: readonly Tenant[]): Promise<T> {
    let isThere = false;
    const end = awaited.finally(() => (isThere = true));
    const lane = async () => {
      while (!isThere) await this.sell(doors);
    };
    const [result] = await Promise.all([end, ...Array.from({ length: LANES }, lane)]);
    return result;
  }

  /** Makes one sale, from the draft to the payment. Each step uses the next server. */
  private async sell(doors: readonly Tenant[]): Promise<void> {
    this.sales += 1;
    const door = (step: number) => doors[(this.sales + step) % doors.length] as Tenant;
    const line = { display_name: 'Work', quantity: '1', amount: '100.00' };
    const draft = { customer_id: this.customer, currency: 'AED', line_items: [line] };
    const invoice = await this.step<{ id: string }>('draft', door(0).call('POST', '/invoices', { body: draft }));
    if (!invoice) return;
    const finalized = await this.step(
      'finalize',
      door(1).call('POST', `/invoices/${invoice.id}/finalize`, { body: {} }),
    );
    const body = door(0).linkRequest(invoice.id);
    const payment = finalized && (await this.step<Payment>('link', door(2).call('POST', '/payments', { body })));
    if (!payment?.gateway_tracking_id) return;
    const charge = await this.gateway.payLink(payment.gateway_tracking_id);
    const status = await sendSigned(door(3), chargeEvent(`msg_${charge}`, 'charge.completed', charge));
    if (status === 200) this.paid.push(charge);
    else this.refused.push(`event: ${status}`);
  }

  private async step<T>(name: string, asked: Promise<Answer<T>>): Promise<T | undefined> {
    const { status, body, milliseconds } = await asked;
    this.slowestMs = Math.max(this.slowestMs, milliseconds);
    if (status >= 200 && status < 300) return body;
    this.refused.push(`${name}: ${status}`);
    return undefined;
  }
}
