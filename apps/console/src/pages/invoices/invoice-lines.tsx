import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { asTyped } from '../../ui/amount';
import { formatMoney } from '../../ui/format';
import { isPositive } from '../../ui/is-positive';
import { Table } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';

type Line = Invoice['line_items'][number];

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { t, locale } = useI18n();
  const money = (amount: string, strong?: boolean) => (
    <Money amount={amount} currency={invoice.currency} strong={strong} />
  );
  const price = ({ unit_price: each }: Line) => each && <bdi dir="ltr">{asTyped(each)}</bdi>;
  const taxOf = ({ tax_rate: rate }: Line) => rate && <bdi dir="ltr">{rate}%</bdi>;
  const less = (amount: string) => (
    <bdi dir="ltr" className="no-wrap">
      −{money(amount)}
    </bdi>
  );
  const rate = invoice.exchange_rate;
  const hasPrices = invoice.line_items.some(({ unit_price }) => unit_price !== null);
  return (
    <Card title={t('invoice.lines')} flush>
      <Table
        name={t('invoice.lines')}
        rows={invoice.line_items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', header: t('invoice.line.name'), cell: (line) => <span dir="auto">{line.display_name}</span> },
          { key: 'quantity', header: t('invoice.line.quantity'), end: true, cell: (line) => line.quantity },
          ...(hasPrices
            ? [{ key: 'price', header: t('invoice.line.price'), end: true, cell: (line: Line) => price(line) }]
            : []),
          ...(invoice.tax_summary.length > 0
            ? [{ key: 'tax', header: t('invoice.tax'), end: true, cell: (line: Line) => taxOf(line) }]
            : []),
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
        {invoice.tax_summary.map(({ tax_rate: percent, taxable_amount: taxable, tax_amount: tax }) => (
          <div key={percent}>
            <dt>{t('invoice.taxAt', { rate: percent, amount: formatMoney(taxable, invoice.currency, locale) })}</dt>
            <dd>{money(tax)}</dd>
          </div>
        ))}
        {invoice.tax_summary.length === 0 && isPositive(invoice.total_tax) && (
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
        {rate && (
          <div>
            <dt dir="ltr">
              1 {invoice.currency} = {rate.rate} {rate.currency}
            </dt>
            <dd>
              <Money amount={rate.total} currency={rate.currency} />
            </dd>
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
