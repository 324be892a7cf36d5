import type { ReactNode } from 'react';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { isPositive } from '../../ui/is-positive';
import { Money } from '../../ui/money';
import { CalendarDay, Time } from '../../ui/time';

/** What matters first: what is left to pay of an open invoice, what came in for a paid one. */
export function InvoiceFigures({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const { currency, invoice_status: status } = invoice;
  const figure = (name: string, value: ReactNode) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  const amount = figure(t('invoice.amount'), <Money amount={invoice.amount_due} currency={currency} />);
  const paid = figure(t('invoice.amountPaid'), <Money amount={invoice.amount_paid} currency={currency} />);
  const left = figure(t('invoice.outstanding'), <Money amount={invoice.amount_remaining} currency={currency} />);
  const dueDate = figure(t('invoice.dueDate'), <CalendarDay at={invoice.due_date} />);
  const figures = () => {
    if (status === 'finalized' && isPositive(invoice.amount_remaining)) return [left, amount, paid, dueDate];
    if (!isPositive(invoice.amount_paid)) return [amount, dueDate];
    const paidAt = invoice.paid_at && figure(t('invoice.paidAt'), <Time at={invoice.paid_at} day />);
    return [paid, amount, paidAt ?? dueDate];
  };
  return <dl className="figures">{figures()}</dl>;
}
