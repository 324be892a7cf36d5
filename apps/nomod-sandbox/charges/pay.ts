import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import { timestamp } from '../clock';
import { customerSummary } from '../customers/customer';
import { ApiFailure } from '../errors';
import { percentOf, round, wire } from '../money';
import type { Sandbox } from '../sandbox-context';
import { nextChargeNumber } from '../store/references';
import type { Account } from '../store/state';
import type { Charge, ChargeItem } from './charge';
import { recordStatus } from './charge-status';
import type { Payable } from './payable';
import type { PaymentRequest } from './payment-request';
import { testCard } from './test-card';

const CARD_FEE_PERCENT = '2.5';

/** Makes the charge of one payment attempt, updates the link or invoice, and sends the events. */
export function pay(sandbox: Sandbox, account: Account, payable: Payable, request: PaymentRequest): Charge {
  if (payable.closed !== null && !request.force) {
    throw new ApiFailure(409, 'not_payable', `Cannot be paid: ${payable.closed}.`);
  }
  if (request.charge_id !== null && account.charges[request.charge_id]) {
    throw new ApiFailure(409, 'charge_exists', 'A charge with this id exists.');
  }
  const charge = newCharge(account, payable, request, request.created_ms ?? sandbox.store.nowAt(account));
  account.charges[charge.body.id] = charge;
  if (!request.silent) sandbox.webhooks.publish(account, 'charge.created', charge);
  if (request.status === 'paid') {
    payable.settle();
    charge.body.link = payable.link();
  }
  if (request.status !== 'created') recordStatus(sandbox, account, charge, request.status, request);
  return charge;
}

/** The total that the payer is charged in the bill's currency, and its parts. */
export function priceAtCheckout(account: Account, payable: Payable, request: PaymentRequest) {
  const { bill } = payable;
  const subtotal = bill.items.reduce((sum, item) => sum.plus(item.total_amount), new Decimal(0)).minus(bill.discount);
  const percent = bill.allow_service_fee ? account.options.service_fee_percent : '0';
  const serviceFee = request.service_fee ?? percentOf(subtotal, percent, bill.currency);
  const base = request.amount ?? new Decimal(bill.amount);
  return { subtotal, serviceFee, total: base.plus(serviceFee).plus(request.tax).plus(request.tip) };
}

function newCharge(account: Account, payable: Payable, request: PaymentRequest, now: number): Charge {
  const { bill } = payable;
  const customer = request.customer ? customerSummary(request.customer) : payable.customer;
  const { serviceFee, total } = priceAtCheckout(account, payable, request);
  const { convert, payer } = request;
  const currency = convert?.currency ?? request.currency ?? bill.currency;
  const charged = convert ? round(total.times(convert.rate), convert.currency) : total;
  return {
    created_ms: now,
    type: payable.type,
    link_id: payable.link_id,
    invoice_id: payable.invoice_id,
    customer_id: customer?.id ?? null,
    body: {
      id: request.charge_id ?? randomUUID(),
      reference_id: nextChargeNumber(account),
      created: timestamp(now),
      status: 'created',
      total: wire(charged),
      refund_total: wire(0),
      currency,
      original_total: convert ? wire(total) : null,
      original_currency: convert ? bill.currency : null,
      dcc_exchange_rate: new Decimal(convert?.rate ?? 1).toFixed(10),
      dcc_intent: convert ? 'accepted' : null,
      discount: bill.discount,
      discount_percentage: bill.discount_percentage,
      service_fee: serviceFee.isZero() ? null : wire(serviceFee),
      service_fee_percentage: serviceFee.isZero() ? null : bill.service_fee_percentage,
      tip: wire(request.tip),
      tip_percentage: null,
      tax: wire(request.tax.plus(bill.tax)),
      items: bill.items.map(chargeItem),
      // Observed: the note of a link is not copied to its charges.
      note: '',
      payment_method: request.method,
      payment_capture_source: 'online',
      // Only card payments have a source.
      source: request.method === 'nomod' ? testCard(`${payer.first_name} ${payer.last_name}`) : {},
      user: { id: account.id, first_name: account.options.business_name, last_name: '' },
      view_count: 1,
      error: '',
      custom_fields: bill.custom_fields.map(({ name }) => ({ name, answer: request.answers[name] ?? '' })),
      shipping_address: request.shipping_address,
      refunds: [],
      events: [{ created: timestamp(now), type: 'created', message: 'Charge created', user: null }],
      link: payable.link(),
      customer,
      customer_info: payer,
      ...settlement(charged, currency),
      network_cost: null,
      icon_url: null,
      success_url: payable.success_url,
      failure_url: payable.failure_url,
    },
  };
}

function chargeItem(item: Payable['bill']['items'][number]): ChargeItem {
  const { id, name, amount, total_amount, quantity, sku } = item;
  return { name, amount, total_amount, quantity, product: id, sku };
}

function settlement(total: Decimal, currency: string) {
  const fee = percentOf(total, CARD_FEE_PERCENT, currency);
  const feeTax = percentOf(fee, 5, currency);
  return {
    settlement_currency: currency,
    fee: wire(fee),
    fx_fee: wire(0),
    fee_tax: wire(feeTax),
    net: wire(total.minus(fee).minus(feeTax)),
  };
}
