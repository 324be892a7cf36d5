import Decimal from 'decimal.js';
import type { Invoice } from '../../api/types';
import { type AmountProblem, asTyped, digitsOf, readAmount } from '../../ui/amount';
import { isPositive } from '../../ui/is-positive';

export interface Line {
  key: number;
  name: string;
  quantity: string;
  /** Empty when only the line's total is known. */
  price: string;
  amount: string;
}

export interface InvoiceValues {
  customer_id: string;
  currency: string;
  due_date: string;
  description: string;
  discount: string;
  tax: string;
  lines: Line[];
}

export type LineField = 'name' | 'quantity' | 'price' | 'amount';

/** Decimals of a quantity. */
const QUANTITY_DIGITS = 8;

export const newLine = (key: number): Line => ({ key, name: '', quantity: '1', price: '', amount: '' });

export const emptyInvoice = (customerId: string): InvoiceValues => ({
  customer_id: customerId,
  currency: 'AED',
  due_date: '',
  description: '',
  discount: '',
  tax: '',
  lines: [newLine(0)],
});

/** A draft as the form shows it; a copy has no due date, as that of the other is its own. */
export const valuesOf = (invoice: Invoice, isCopy: boolean): InvoiceValues => ({
  customer_id: invoice.customer_id,
  currency: invoice.currency,
  due_date: isCopy ? '' : (invoice.due_date?.slice(0, 10) ?? ''),
  description: invoice.description ?? '',
  discount: isPositive(invoice.total_discount) ? asTyped(invoice.total_discount) : '',
  tax: isPositive(invoice.total_tax) ? asTyped(invoice.total_tax) : '',
  lines: invoice.line_items.map((line, key) => {
    const price = new Decimal(line.amount).div(new Decimal(line.quantity).isZero() ? 1 : line.quantity);
    const isExact = price.decimalPlaces() <= digitsOf(invoice.currency) && price.times(line.quantity).eq(line.amount);
    return {
      key,
      name: line.display_name,
      quantity: line.quantity,
      price: isExact ? asTyped(price.toFixed(digitsOf(invoice.currency))) : '',
      amount: asTyped(line.amount),
    };
  }),
});

/** Quantity times unit price; undefined when one is missing or cannot be read. `null`: the currency cannot hold it exactly. */
export function productOf({ quantity, price }: Line, currency: string): Decimal | null | undefined {
  const digits = digitsOf(currency);
  const count = readAmount(quantity, QUANTITY_DIGITS).amount;
  const each = readAmount(price, digits).amount;
  if (!count || !each) return undefined;
  const product = count.times(each);
  return product.decimalPlaces() <= digits ? product : null;
}

/** A changed line: its total follows quantity and unit price; a total that is typed stands for itself. */
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
  if (line.price !== '' && !readAmount(line.price, digitsOf(currency)).amount) return 'price';
  if (line.price !== '' && productOf(line, currency) === null) return 'price';
  return readAmount(line.amount, digitsOf(currency)).amount?.greaterThan(0) ? undefined : 'amount';
}

/** What is wrong with a discount or a tax, which may be left out. */
export const partProblem = (text: string, currency: string): AmountProblem | undefined =>
  text.trim() === '' ? undefined : readAmount(text, digitsOf(currency)).problem;

/** What the invoice will ask: lines less discount plus tax, as far as they can be read. */
export function totalsOf({ lines, discount, tax, currency }: InvoiceValues): { subtotal: string; total: string } {
  const digits = digitsOf(currency);
  const read = (text: string) => readAmount(text, digits).amount ?? new Decimal(0);
  const subtotal = lines.reduce((sum, { amount }) => sum.plus(read(amount)), new Decimal(0));
  return { subtotal: subtotal.toFixed(digits), total: subtotal.minus(read(discount)).plus(read(tax)).toFixed(digits) };
}

/** The body of POST /invoices, or of PUT when the invoice is there: customer and currency stay then. */
export function toRequest(values: InvoiceValues, isChange: boolean): Record<string, unknown> {
  const { customer_id: customerId, currency, due_date: dueDate, description, discount, tax, lines } = values;
  const digits = digitsOf(currency);
  const exact = (text: string, most = digits) => readAmount(text, most).amount?.toFixed() ?? text;
  const text = description.trim();
  const common = {
    total_discount: discount.trim() === '' ? '0' : exact(discount),
    total_tax: tax.trim() === '' ? '0' : exact(tax),
    line_items: lines.map(({ name, quantity, amount }) => ({
      display_name: name.trim(),
      quantity: exact(quantity, QUANTITY_DIGITS),
      amount: exact(amount),
    })),
  };
  if (isChange) return { ...common, due_date: dueDate === '' ? null : dueDate, description: text === '' ? null : text };
  return {
    customer_id: customerId,
    currency,
    ...common,
    ...(dueDate !== '' && { due_date: dueDate }),
    ...(text !== '' && { description: text }),
  };
}
