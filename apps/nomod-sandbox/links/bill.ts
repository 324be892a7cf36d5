import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { percentOf, wire } from '../money';
import type { Account } from '../store/state';

/** Common part of links and invoices: the amount due and its reason. */
export interface Bill {
  title: string;
  currency: string;
  /** Items minus discount plus tax. Service fee and tip are added at payment. */
  amount: string;
  items: BillItem[];
  discount: string;
  discount_percentage: number;
  service_fee: string | null;
  service_fee_percentage: string;
  tax: string;
  taxes: { name: string; mode: string; mode_value: string; value: string }[];
  tip: string | null;
  tip_percentage: number | null;
  note: string;
  shipping_address_required: boolean;
  custom_fields: { name: string; is_required: boolean }[];
  allow_tabby: boolean;
  allow_tamara: boolean;
  allow_service_fee: boolean;
  source: string;
}

export interface BillItem {
  id: string;
  name: string;
  amount: string;
  quantity: number;
  total_amount: string;
  sku: string | null;
}

const LARGEST_AMOUNT = new Decimal('9999999999.999');

export function readBill(account: Account, fields: read.Fields): Bill {
  const currency = read.currency(fields);
  const items = readItems(account, fields);
  const discountPercentage = read.integer(fields, 'discount_percentage', 0, 100) ?? 0;
  const subtotal = items.reduce((sum, item) => sum.plus(item.total_amount), new Decimal(0));
  const discount = percentOf(subtotal, discountPercentage, currency);
  const tax = percentOf(subtotal.minus(discount), account.options.tax_percent, currency);
  const amount = subtotal.minus(discount).plus(tax);
  if (amount.isZero() || amount.greaterThan(LARGEST_AMOUNT))
    throw refuse('invalid_amount', 'The amount is outside the limits.');
  return {
    title: titleOf(account, fields) ?? '',
    currency,
    amount: wire(amount),
    items,
    discount: wire(discount),
    discount_percentage: discountPercentage,
    service_fee: null,
    service_fee_percentage: new Decimal(account.options.service_fee_percent).toFixed(2),
    tax: wire(tax),
    taxes: taxLines(account, tax),
    tip: null,
    tip_percentage: null,
    note: (read.text(fields, 'note', 280) ?? '').slice(0, account.options.note_length),
    shipping_address_required: read.flag(fields, 'shipping_address_required', false),
    custom_fields: readCustomFields(fields),
    allow_tabby: read.flag(fields, 'allow_tabby', true),
    allow_tamara: read.flag(fields, 'allow_tamara', true),
    allow_service_fee: read.flag(fields, 'allow_service_fee', true),
    source: 'nomod_api',
  };
}

/** Null when none was sent. */
export function titleOf(account: Account, fields: read.Fields): string | null {
  return read.text(fields, 'title', 50)?.slice(0, account.options.title_length) ?? null;
}

/** Address of the payment page, in the account's URL scheme. */
export function payUrl({ options }: Account, publicUrl: string, path: string): string {
  const base = options.payment_url_scheme === 'https' ? publicUrl.replace(/^http:/, 'https:') : publicUrl;
  return `${base}${path}`;
}

function taxLines(account: Account, tax: Decimal): Bill['taxes'] {
  if (tax.isZero()) return [];
  const { tax_name: name, tax_percent: percent } = account.options;
  return [{ name, mode: 'percentage', mode_value: wire(percent), value: wire(tax) }];
}

function readItems({ options }: Account, fields: read.Fields): BillItem[] {
  const { max_items: most, item_amount: meaning } = options;
  const { items } = fields;
  if (!Array.isArray(items) || items.length === 0)
    throw refuse('missing_required_items', 'At least one item is required.');
  if (items.length > most) throw refuse('exceeds_item_limit', `No more than ${most} items are allowed.`);
  return items.map((item: unknown) => {
    if (!read.isFields(item)) throw refuse('invalid_field', 'items: each must be an object.');
    const name = read.requiredText(item, 'name', 100);
    const amount = read.amount(item, 'amount', 'invalid_amount');
    const quantity = read.integer(item, 'quantity', 1, 50) ?? 1;
    return {
      id: randomUUID(),
      name,
      amount: wire(amount),
      quantity,
      total_amount: wire(meaning === 'per_unit' ? amount.times(quantity) : amount),
      sku: null,
    };
  });
}

function readCustomFields(fields: read.Fields): Bill['custom_fields'] {
  const list = fields.custom_fields ?? [];
  if (!Array.isArray(list) || list.length > 5)
    throw refuse('invalid_field', 'custom_fields: must be a list of at most 5.');
  return list.map((field: unknown) => {
    if (!read.isFields(field)) throw refuse('invalid_field', 'custom_fields: each must be an object.');
    return { name: read.requiredText(field, 'name', 100), is_required: false };
  });
}
