import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { isPositive } from '../../ui/is-positive';
import { Table } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const money = (amount: string, strong?: boolean) => (
    <Money amount={amount} currency={invoice.currency} strong={strong} />
  );
  const less = (amount: string) => (
    <bdi dir="ltr" className="no-wrap">
      −{money(amount)}
    </bdi>
  );
  return (
    <Card title={t('invoice.lines')} flush>
      <Table
        name={t('invoice.lines')}
        rows={invoice.line_items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', header: t('invoice.line.name'), cell: (line) => <span dir="auto">{line.display_name}</span> },
          { key: 'quantity', header: t('invoice.line.quantity'), end: true, cell: (line) => line.quantity },
          { key: 'amount', header: t('amount'), end: true, cell: (line) => money(line.amount) },
        ]}
      />
      <dl className="totals">
        <div>
          <dt>{t('invoice.subtotal')}</dt>
          <dd>{money(invoice.subtotal)}</dd>
        </div>
        {isPositive(invoice.total_discount) && (
          <div>
            <dt>{t('invoice.discount')}</dt>
            <dd>{less(invoice.total_discount)}</dd>
          </div>
        )}
        {isPositive(invoice.total_tax) && (
          <div>
            <dt>{t('invoice.tax')}</dt>
            <dd>{money(invoice.total_tax)}</dd>
          </div>
        )}
        {isPositive(invoice.adjustment_amount) && (
          <div>
            <dt>{t('invoice.credited')}</dt>
            <dd>{less(invoice.adjustment_amount)}</dd>
          </div>
        )}
        <div>
          <dt>{t('invoice.netPayable')}</dt>
          <dd>{money(invoice.amount_due)}</dd>
        </div>
        <div>
          <dt>{t('invoice.amountPaid')}</dt>
          <dd>{money(invoice.amount_paid)}</dd>
        </div>
        {isPositive(invoice.refunded_amount) && (
          <div>
            <dt>{t('invoice.refunded')}</dt>
            <dd>{money(invoice.refunded_amount)}</dd>
          </div>
        )}
        {invoice.overpaid_amount !== null && (
          <div>
            <dt>{t('invoice.overpaidBy')}</dt>
            <dd>{money(invoice.overpaid_amount)}</dd>
          </div>
        )}
        <div className="total">
          <dt>{t('invoice.remaining')}</dt>
          <dd>{money(invoice.amount_remaining, true)}</dd>
        </div>
      </dl>
    </Card>
  );
}
