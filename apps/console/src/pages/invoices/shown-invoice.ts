import type { I18n } from '../../i18n/i18n';
import { digitsOf, readAmount } from '../../ui/amount';
import { formatCalendarDay, formatMoney } from '../../ui/format';
import type { Shown } from '../../ui/use-unchanged';
import { exchangeOf, type InvoiceValues, type Line, totalsOf } from './invoice-form';

/** The fields of an invoice's form as people read them. */
export function shownInvoice(values: InvoiceValues, { t, locale }: Pick<I18n, 't' | 'locale'>): Shown {
  const { currency } = values;
  const money = (text: string) => {
    const { amount } = readAmount(text, digitsOf(currency));
    return amount ? formatMoney(amount.toFixed(digitsOf(currency)), currency, locale) : text.trim();
  };
  const day = (text: string) => text && formatCalendarDay(text, locale);
  const line = ({ name, quantity, price, amount, rate }: Line) => {
    const count = price === '' ? quantity : `${quantity} × ${price}`;
    return `${name.trim()}: ${count} = ${money(amount)}${rate.trim() === '' ? '' : ` + ${rate.trim()}%`}`;
  };
  const exchange = exchangeOf(values);
  const { taxes, total } = totalsOf(values);
  return [
    [t('invoice.issueDate'), day(values.issue_date)],
    [t('invoice.dueDate'), day(values.due_date)],
    [t('invoice.lines'), values.lines.map(line).join('\n')],
    [t('invoice.discount'), money(values.discount)],
    [t('invoice.tax'), taxes.length === 0 ? money(values.tax) : ''],
    [t('invoice.new.total'), formatMoney(total, currency, locale)],
    [t('invoice.exchange', { currency }), exchange ? `${exchange.rate} ${exchange.currency}` : values.exchange_rate],
    [t('invoice.description'), values.description.trim()],
  ];
}
