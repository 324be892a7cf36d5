import type Decimal from 'decimal.js';
import { dayAfter, type PreviewedInvoice } from '../../payer-preview/previewed';
import { digitsOf, readAmount } from '../../ui/amount';
import { today } from '../../ui/format';
import { exchangeOf, type InvoiceValues, PRICE_DIGITS, QUANTITY_DIGITS, totalsOf } from './invoice-form';

/**
 * The invoice that a form describes. What is not an amount yet counts as nothing, as in the totals of the form.
 * @param dueDays days until the due date of an invoice that has none
 */
export function previewedInvoice(
  values: InvoiceValues,
  dueDays: number,
  customer: PreviewedInvoice['customer'],
): PreviewedInvoice {
  const { currency, lines, discount, tax } = values;
  const { subtotal, taxes, lineTaxes, total } = totalsOf(values);
  const digits = digitsOf(currency);
  const exact = (text: string) => readAmount(text, digits).amount?.toFixed(digits) ?? (0).toFixed(digits);
  const issueDate = values.issue_date === '' ? today() : values.issue_date;
  return {
    currency,
    customer,
    description: values.description.trim(),
    issueDate,
    dueDate: values.due_date === '' ? dayAfter(issueDate, dueDays) : values.due_date,
    lines: lines.map(({ key, name, quantity, price, amount }, index) => {
      const lineTax = lineTaxes[index];
      return {
        key,
        name: name.trim(),
        quantity: readAmount(quantity, QUANTITY_DIGITS).amount?.toFixed() ?? quantity,
        price: withDigits(readAmount(price, digits, PRICE_DIGITS).amount, digits),
        amount: exact(amount),
        ...(lineTax && { tax: { rate: lineTax.rate, amount: lineTax.tax } }),
      };
    }),
    subtotal,
    discount: exact(discount),
    tax: exact(tax),
    taxes,
    total,
    isUnpriced: lines.every(({ amount }) => amount.trim() === ''),
    exchange: exchangeOf(values) ?? null,
  };
}

/** A unit price has at least the digits of its currency. */
const withDigits = (price: Decimal | undefined, digits: number): string =>
  price?.toFixed(Math.max(digits, price.decimalPlaces())) ?? '';
