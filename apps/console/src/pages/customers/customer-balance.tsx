import type { CustomerBalance } from '../../api/types';
import { useResource } from '../../api/queries';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/statement';
import '../../styles/reports.css';
import { Table } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';

type Balance = CustomerBalance['currencies'][number];

const SUMS = ['outstanding', 'overdue', 'paid', 'refunded'] as const;

/** What a customer owes and has paid, of each currency by itself. */
export function CustomerBalanceFigures({ customerId }: { customerId: string }) {
  const { data } = useResource<CustomerBalance>(`/customers/${customerId}/balance`);
  const [first, ...others] = data?.currencies ?? [];
  if (!first) return null;
  return others.length === 0 ? <OneBalance balance={first} /> : <Balances balances={[first, ...others]} />;
}

function OneBalance({ balance }: { balance: Balance }) {
  const { t } = useI18n();
  return (
    <dl className="figures standing above" aria-label={`${t('balance.title')} ${balance.currency}`}>
      {SUMS.map((name) => (
        <div key={name}>
          <dt>{t(`balance.${name}`)}</dt>
          <dd>
            <Sum balance={balance} name={name} />
          </dd>
          {name === 'paid' && <dd className="figure-note">{t('balance.all', { count: balance.invoices })}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Balances({ balances }: { balances: readonly Balance[] }) {
  const { t } = useI18n();
  return (
    <div className="above">
      <Card title={t('balance.title')} flush>
        <Table
          name={t('balance.title')}
          rows={balances}
          keyOf={({ currency }) => currency}
          columns={[
            {
              key: 'currency',
              header: t('invoice.currency'),
              cell: ({ currency, invoices }) => (
                <>
                  {currency}
                  <span className="sub">{t('balance.all', { count: invoices })}</span>
                </>
              ),
            },
            ...SUMS.map((name) => ({
              key: name,
              header: t(`balance.${name}`),
              end: true,
              cell: (balance: Balance) =>
                Number(balance[name]) === 0 ? (
                  <span className="nothing">—</span>
                ) : (
                  <Sum balance={balance} name={name} />
                ),
            })),
          ]}
        />
      </Card>
    </div>
  );
}

function Sum({ balance, name }: { balance: Balance; name: (typeof SUMS)[number] }) {
  const { t } = useI18n();
  return (
    <span className="figure-sum" data-alarms={(name === 'overdue' && Number(balance.overdue) > 0) || undefined}>
      <Money amount={balance[name]} currency={balance.currency} />
      {name === 'outstanding' && (
        <span className="figure-note">{t('balance.open', { count: balance.open_invoices })}</span>
      )}
    </span>
  );
}
