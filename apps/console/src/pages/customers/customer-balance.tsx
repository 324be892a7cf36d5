import type { CustomerBalance } from '../../api/types';
import { useResource } from '../../api/queries';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/statement';
import '../../styles/reports.css';
import { Money } from '../../ui/money';

/** What a customer owes and has paid, of each currency by itself. */
export function CustomerBalanceFigures({ customerId }: { customerId: string }) {
  const { t } = useI18n();
  const { data } = useResource<CustomerBalance>(`/customers/${customerId}/balance`);
  if (!data || data.currencies.length === 0) return null;
  return (
    <div className="balances">
      {data.currencies.map(({ currency, open_invoices: open, invoices, ...sums }) => (
        <dl key={currency} className="figures standing" aria-label={`${t('balance.title')} ${currency}`}>
          {(['outstanding', 'overdue', 'paid', 'refunded'] as const).map((name) => (
            <div key={name} data-alarms={(name === 'overdue' && Number(sums[name]) > 0) || undefined}>
              <dt>{t(`balance.${name}`)}</dt>
              <dd>
                <Money amount={sums[name]} currency={currency} />
              </dd>
              {name === 'outstanding' && <dd className="figure-note">{t('balance.open', { count: open })}</dd>}
              {name === 'paid' && <dd className="figure-note">{t('balance.all', { count: invoices })}</dd>}
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}
