import { Decimal } from 'decimal.js';
import { isCurrency } from '../currencies';
import type { Customer } from '../customers/customer';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { pick } from '../store/pick';
import type { Account } from '../store/state';
import type { Payer } from './charge';

const PAID_STATUSES = ['paid', 'failed', 'created', 'authorised', 'cancelled'] as const;

/** Named as in a charge: `nomod` is a card. */
export const PAYMENT_METHODS = ['nomod', 'tabby', 'tamara'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A payment at checkout, or one that a test simulates. Amounts are in major units of the bill's currency. */
export interface PaymentRequest {
  status: (typeof PAID_STATUSES)[number];
  method: PaymentMethod;
  /** Replaces the amount of the bill. */
  amount: Decimal | null;
  /** The currency of the charge. The amount is not converted. */
  currency: string | null;
  tip: Decimal;
  /** Replaces the account's service fee. */
  service_fee: Decimal | null;
  /** Added at payment to the tax that the bill already contains. */
  tax: Decimal;
  convert: { currency: string; rate: string } | null;
  charge_id: string | null;
  /** Pays even a link or invoice that is used up, disabled, deleted or cancelled. */
  force: boolean;
  /** The customer that the charge names, like a sale that was made for a customer. */
  customer: Customer | null;
  /** Time of the charge; null means now. */
  created_ms: number | null;
  /** Sends no webhook. */
  silent: boolean;
  payer: Payer;
  answers: Record<string, string>;
  shipping_address: string | null;
}

export const TEST_PAYER: Payer = {
  first_name: 'Test',
  last_name: 'Payer',
  email: 'test.payer@example.com',
  phone_number: '+971500000000',
};

export function payInFull(): PaymentRequest {
  return {
    status: 'paid',
    method: 'nomod',
    amount: null,
    currency: null,
    tip: new Decimal(0),
    service_fee: null,
    tax: new Decimal(0),
    convert: null,
    charge_id: null,
    force: false,
    customer: null,
    created_ms: null,
    silent: false,
    payer: TEST_PAYER,
    answers: {},
    shipping_address: null,
  };
}

/** Reads the body of a control call. */
export function readPaymentRequest(account: Account, fields: read.Fields): PaymentRequest {
  const currency = read.text(fields, 'currency', 3);
  if (currency !== null && !isCurrency(currency)) throw refuse('invalid_currency', `"${currency}" is not a currency.`);
  return {
    ...payInFull(),
    status: read.oneOf(fields, 'status', PAID_STATUSES) ?? 'paid',
    method: read.oneOf(fields, 'payment_method', PAYMENT_METHODS) ?? 'nomod',
    amount: money(fields, 'amount'),
    currency,
    tip: money(fields, 'tip') ?? new Decimal(0),
    service_fee: money(fields, 'service_fee'),
    tax: money(fields, 'tax') ?? new Decimal(0),
    convert: readConversion(account, fields.convert),
    charge_id: read.text(fields, 'charge_id', 36),
    force: read.flag(fields, 'force', false),
    customer: readCustomer(account, fields),
    created_ms: read.instant(fields, 'created'),
    silent: read.flag(fields, 'silent', false),
    payer: { ...TEST_PAYER, ...(read.isFields(fields.payer) ? fields.payer : {}) },
  };
}

function money(fields: read.Fields, name: string): Decimal | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^\d{1,10}(\.\d{1,3})?$/.test(value)) {
    throw refuse('invalid_amount', `${name}: must be a decimal string.`);
  }
  return new Decimal(value);
}

function readCustomer(account: Account, fields: read.Fields): Customer | null {
  const id = read.text(fields, 'customer_id', 100);
  if (id === null) return null;
  const customer = pick(account.customers, id);
  if (!customer) throw refuse('invalid_customer', 'customer_id: no such customer.');
  return customer;
}

function readConversion(account: Account, value: unknown): PaymentRequest['convert'] {
  if (value === undefined || value === null || value === false) return null;
  if (value === true) return account.options.conversion ?? { currency: 'GBP', rate: '0.2195538462' };
  if (!read.isFields(value)) throw refuse('invalid_field', 'convert: must be true or {currency, rate}.');
  const rate = read.requiredText(value, 'rate', 30);
  if (!/^\d+(\.\d+)?$/.test(rate)) throw refuse('invalid_field', 'convert.rate: must be a decimal string.');
  return { currency: read.currency(value), rate };
}
