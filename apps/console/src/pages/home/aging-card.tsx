import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Aging } from '../../api/types';
import { useReport } from '../../api/use-report';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import { usePath } from '../../session/session';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { formatMoney } from '../../ui/format';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';

type AgedCustomer = Aging['items'][number];

const FIRST_ROWS = 8;
const MOST_ROWS = 100;

const AGES = [
  ['not_due', 'home.aging.notDue'],
  ['days_1_30', 'home.aging.days30'],
  ['days_31_60', 'home.aging.days60'],
  ['days_61_90', 'home.aging.days90'],
  ['days_over_90', 'home.aging.over90'],
] as const;

/** Who owes, and for how long. */
export function AgingCard({ currency }: { currency: string }) {
  const { t, locale } = useI18n();
  const path = usePath();
  const [limit, setLimit] = useState(FIRST_ROWS);
  const { data, error, refetch } = useReport<Aging>('/reports/aging', { currency, limit });
  const columns: Column<AgedCustomer>[] = [
    {
      key: 'customer',
      header: t('home.aging.customer'),
      cell: ({ customer_id: id, customer_name: name }) => (
        <Anchor
          component={Link}
          to={path(`/customers/${id}`)}
          fw={600}
          dir="auto"
          className="cut"
          title={name ?? undefined}
        >
          <bdi>{name ?? id}</bdi>
        </Anchor>
      ),
    },
    ...AGES.map(([age, header]) => ({
      key: age,
      header: t(header),
      end: true,
      cell: (row: AgedCustomer) =>
        Number(row[age]) === 0 ? (
          <span className="nothing">—</span>
        ) : (
          <bdi className="money" data-late={age === 'not_due' ? undefined : true}>
            {amountOnly(row[age], locale)}
          </bdi>
        ),
    })),
    {
      key: 'total',
      header: t('home.aging.total'),
      end: true,
      cell: ({ total }) => <Money amount={total} currency={currency} strong />,
    },
  ];
  const more = data ? data.total - data.items.length : 0;
  return (
    <Card title={t('home.aging')} flush>
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <TableSkeleton columns={4} rows={3} />}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('home.aging.none', { currency })}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Table name={t('home.aging')} rows={data.items} keyOf={({ customer_id: id }) => id} columns={columns} />
      )}
      {more > 0 && limit === FIRST_ROWS && (
        <div className="card-pad more">
          <Button variant="subtle" onClick={() => setLimit(MOST_ROWS)}>
            {t('home.aging.more', { count: more })}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Without the currency, which the total at the end of the row names. */
const amountOnly = (amount: string, locale: string): string => formatMoney(amount, '', locale).trim();
