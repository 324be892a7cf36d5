import Decimal from 'decimal.js';
import type { Invoice } from '../../api/types';
import { type AmountProblem, asTyped, digitsOf, readAmount } from '../../ui/amount';
import { isPositive } from '../../ui/is-positive';
import { lineTaxesOf, RATE_DIGITS, type RateTax, taxesByRate } from './line-taxes';

export interface Line {
  key: number;
  name: string;
  quantity: string;
  /** Empty when only the line's total is known. */
  price: string;
  amount: string;
  /** Tax rate in per cent; empty means none. */
  rate: string;
}

export interface InvoiceValues {
  customer_id: string;
  currency: string;
  issue_date: string;
  due_date: string;
  description: string;
  discount: string;
  /** Used only while no line has a rate. */
  tax: string;
  /** Currency in which the totals are printed too. */
  rate_currency: string;
  /** What one unit of the invoice's currency is worth in it; empty: the totals are not printed in it. */
  exchange_rate: string;
  lines: Line[];
}

export type LineField = 'name' | 'quantity' | 'price' | 'rate' | 'amount';

/** Decimals of a quantity. */
export const QUANTITY_DIGITS = 8;

/** Decimals of a unit price. */
export const PRICE_DIGITS = 12;

/** Decimals of an exchange rate. */
const EXCHANGE_DIGITS = 10;

/** The currency in which UAE law asks for the totals of a tax invoice. */
export const LAW_CURRENCY = 'AED';

export const newLine = (key: number, rate: string): Line => ({
  key,
  name: '',
  quantity: '1',
  price: '',
  amount: '',
  rate,
});

/** @param rate tax rate of the first line, from the business profile */
export const emptyInvoice = (customerId: string, rate: string): InvoiceValues => ({
  customer_id: customerId,
  currency: 'AED',
  issue_date: '',
  due_date: '',
  description: '',
  discount: '',
  tax: '',
  rate_currency: LAW_CURRENCY,
  exchange_rate: '',
  lines: [newLine(0, rate)],
});

/** Form values of a draft or a copy. A copy has no dates, because the dates belong to the original. */
export const valuesOf = (invoice: Invoice, isCopy: boolean): InvoiceValues => ({
  customer_id: invoice.customer_id,
  currency: invoice.currency,
  issue_date: isCopy ? '' : (invoice.issue_date?.slice(0, 10) ?? ''),
  due_date: isCopy ? '' : (invoice.due_date?.slice(0, 10) ?? ''),
  description: invoice.description ?? '',
  discount: isPositive(invoice.total_discount) ? asTyped(invoice.total_discount) : '',
  tax: isPositive(invoice.total_tax) && invoice.tax_summary.length === 0 ? asTyped(invoice.total_tax) : '',
  rate_currency: invoice.exchange_rate?.currency ?? LAW_CURRENCY,
  // The rate of another day is not that of a copy.
  exchange_rate: isCopy ? '' : (invoice.exchange_rate?.rate ?? ''),
  lines: invoice.line_items.map((line, key) => ({
    key,
    name: line.display_name,
    quantity: line.quantity,
    price: line.unit_price === null ? priceOf(line, invoice.currency) : asTyped(line.unit_price),
    amount: asTyped(line.amount),
    rate: line.tax_rate ?? '',
  })),
});

/** The unit price of a line that has only a total, if it is exact. */
function priceOf({ amount, quantity }: Invoice['line_items'][number], currency: string): string {
  const price = new Decimal(amount).div(new Decimal(quantity).isZero() ? 1 : quantity);
  const isExact = price.decimalPlaces() <= digitsOf(currency) && price.times(quantity).eq(amount);
  return isExact ? asTyped(price.toFixed(digitsOf(currency))) : '';
}

const Exact = Decimal.clone({ precision: 60 });

/** Quantity times unit price, rounded once like on the server; undefined when one is missing or invalid. */
export function productOf({ quantity, price }: Line, currency: string): Decimal | undefined {
  const digits = digitsOf(currency);
  const count = readAmount(quantity, QUANTITY_DIGITS).amount;
  const each = readAmount(price, digits, PRICE_DIGITS).amount;
  return count && each && new Decimal(new Exact(count).times(each).toFixed(digits, Decimal.ROUND_HALF_UP));
}

/** Undefined when empty, `null` when the text is not a rate. */
export function rateOf({ rate }: Line): Decimal | null | undefined {
  if (rate.trim() === '') return undefined;
  const { amount } = readAmount(rate, 2, RATE_DIGITS);
  return amount?.lessThanOrEqualTo(100) ? amount : null;
}

/**
 * Applies changes to a line. The total follows quantity and unit price; a different entered total clears the unit
 * price.
 */
export function changedLine(line: Line, changes: Partial<Line>, currency: string): Line {
  const next = { ...line, ...changes };
  if (changes.amount !== undefined) {
    const same = productOf(line, currency)?.eq(readAmount(changes.amount, digitsOf(currency)).amount ?? -1);
    return same ? next : { ...next, price: '' };
  }
  if (next.price === '' || (changes.quantity === undefined && changes.price === undefined)) return next;
  const product = productOf(next, currency);
  return { ...next, amount: product ? asTyped(product.toFixed(digitsOf(currency))) : '' };
}

export function wrongField(line: Line, currency: string): LineField | undefined {
  if (line.name.trim() === '') return 'name';
  if (!readAmount(line.quantity, QUANTITY_DIGITS).amount) return 'quantity';
  if (line.price !== '' && !readAmount(line.price, digitsOf(currency), PRICE_DIGITS).amount) return 'price';
  if (rateOf(line) === null) return 'rate';
  return readAmount(line.amount, digitsOf(currency)).amount?.greaterThan(0) ? undefined : 'amount';
}

/** The problem of a discount or tax. Both are optional. */
export const partProblem = (text: string, currency: string): AmountProblem | undefined =>
  text.trim() === '' ? undefined : readAmount(text, digitsOf(currency)).problem;

/** Undefined when empty, `null` when the text is not a rate above zero with a currency of its own. */
export function exchangeOf(values: InvoiceValues): { currency: string; rate: string } | null | undefined {
  const { currency, rate_currency: other, exchange_rate: text } = values;
  if (text.trim() === '') return undefined;
  const { amount } = readAmount(text, 2, EXCHANGE_DIGITS);
  const isOther = other !== currency && /^[A-Z]{3}$/.test(other);
  return amount?.greaterThan(0) && isOther ? { currency: other, rate: amount.toFixed() } : null;
}

/** Whether the discount exceeds the sum of the lines. */
export function isDiscountTooLarge(values: InvoiceValues): boolean {
  const discount = readAmount(values.discount, digitsOf(values.currency)).amount;
  return discount?.greaterThan(totalsOf(values).subtotal) ?? false;
}

export const isDueBeforeIssue = ({ issue_date: issued, due_date: due }: InvoiceValues): boolean =>
  issued !== '' && due !== '' && due < issued;

export interface Totals {
  subtotal: string;
  /** Empty while no line has a rate. */
  taxes: Tax[];
  /** The tax of each line, undefined for one without a rate. */
  lineTaxes: (Tax | undefined)[];
  total: string;
}

interface Tax {
  rate: string;
  taxable: string;
  tax: string;
}

/** The total of the invoice: lines minus discount plus tax. Invalid amounts count as zero. */
export function totalsOf({ lines, discount, tax, currency }: InvoiceValues): Totals {
  const digits = digitsOf(currency);
  const read = (text: string) => readAmount(text, digits).amount ?? new Decimal(0);
  const subtotal = lines.reduce((sum, { amount }) => sum.plus(read(amount)), new Decimal(0));
  const taxed = lines.map((line) => ({ amount: read(line.amount), rate: rateOf(line) ?? undefined }));
  const lineTaxes = lineTaxesOf(taxed, read(discount), digits);
  const taxes = taxesByRate(lineTaxes);
  const written = ({ rate, taxable, tax: amount }: RateTax): Tax => ({
    rate,
    taxable: taxable.toFixed(digits),
    tax: amount.toFixed(digits),
  });
  const whole = taxes.length === 0 ? read(tax) : taxes.reduce((sum, one) => sum.plus(one.tax), new Decimal(0));
  return {
    subtotal: subtotal.toFixed(digits),
    taxes: taxes.map(written),
    lineTaxes: lineTaxes.map((line) => line && written(line)),
    total: subtotal.minus(read(discount)).plus(whole).toFixed(digits),
  };
}

/** The body of POST /invoices, or of PUT for an existing invoice, whose customer and currency are fixed. */
export function toRequest(values: InvoiceValues, isChange: boolean): Record<string, unknown> {
  const { customer_id: customerId, currency, description, discount, tax, lines } = values;
  const { taxes, total } = totalsOf(values);
  const digits = digitsOf(currency);
  const exact = (text: string, most = digits) => readAmount(text, digits, most).amount?.toFixed() ?? text;
  const text = description.trim();
  const common = {
    total_discount: discount.trim() === '' ? '0' : exact(discount),
    ...(taxes.length === 0 && { total_tax: tax.trim() === '' ? '0' : exact(tax) }),
    // The total that was shown. The server refuses the request when it computes another.
    total,
    line_items: lines.map((line) => ({
      display_name: line.name.trim(),
      quantity: readAmount(line.quantity, QUANTITY_DIGITS).amount?.toFixed() ?? line.quantity,
      ...(line.price !== '' && { unit_price: exact(line.price, PRICE_DIGITS) }),
      amount: exact(line.amount),
      ...(line.rate.trim() !== '' && { tax_rate: rateOf(line)?.toFixed() ?? line.rate }),
    })),
    ...((isChange || exchangeOf(values)) && { exchange_rate: exchangeOf(values) ?? null }),
    issue_date: values.issue_date === '' ? null : values.issue_date,
    due_date: values.due_date === '' ? null : values.due_date,
    description: text === '' ? null : text,
  };
  return isChange ? common : { customer_id: customerId, currency, ...common };
}
