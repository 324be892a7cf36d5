import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ReconciledRows } from '../../api/types';
import { useReport } from '../../api/use-report';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/reconciliation';
import { usePath } from '../../session/session';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { formatMoney } from '../../ui/format';
import { useListParams } from '../../ui/list-params';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import type { FigureName } from './month-figures';

type Row = ReconciledRows['items'][number];

const NO_FILTERS = [] as const;

/** The payments behind a figure. */
export function ReconciledTable({ month, currency, figure }: { month: string; currency: string; figure: FigureName }) {
  const { t, word, locale } = useI18n();
  const path = usePath();
  const params = useListParams(NO_FILTERS);
  const { limit, offset } = params;
  const { data, error, refetch } = useReport<ReconciledRows>('/reports/reconciliation/rows', {
    month,
    currency,
    figure,
    limit,
    offset,
  });
  const amount = (key: 'taken' | 'booked' | 'refunded'): Column<Row> => ({
    key,
    header: t(`recon.row.${key}`),
    end: true,
    cell: (row) =>
      Number(row[key]) === 0 ? (
        <span className="nothing">—</span>
      ) : (
        <bdi className="money">{formatMoney(row[key], '', locale).trim()}</bdi>
      ),
  });
  const settled = (key: 'fee' | 'net'): Column<Row> => ({
    key,
    header: t(`recon.row.${key}`),
    end: true,
    cell: ({ [key]: value, settlement_currency: of }) =>
      value === null || of === null ? (
        <span className="nothing">—</span>
      ) : (
        <Money amount={value} currency={of === currency ? '' : of} />
      ),
  });
  const columns: Column<Row>[] = [
    {
      key: 'payment',
      header: t('recon.openPayment'),
      cell: ({ payment_id: id, invoice_number: number }) => (
        <Anchor component={Link} to={path(`/payments/${id}`)} fw={600}>
          <bdi>{number ?? id}</bdi>
        </Anchor>
      ),
    },
    { key: 'at', header: t('recon.at'), cell: ({ at }) => <Time at={at} /> },
    amount('taken'),
    settled('fee'),
    settled('net'),
    amount('booked'),
    amount('refunded'),
    {
      key: 'verdict',
      header: t('recon.row.verdict'),
      cell: ({ difference, offline }) =>
        difference === null ? (
          <span className="quiet">{t(offline ? 'recon.isOffline' : 'recon.ok')}</span>
        ) : (
          <strong className="bad">{word(`recon.diff.${difference}`, difference)}</strong>
        ),
    },
  ];
  return (
    <Card title={`${t(`recon.rows.${figure}`)} · ${currency}`} flush>
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <TableSkeleton columns={6} rows={4} />}
      {data?.total === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('recon.rows.none')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <>
          <Table
            name={t(`recon.rows.${figure}`)}
            rows={data.items}
            keyOf={({ payment_id: id, charge_id: charge }) => `${id} ${charge}`}
            columns={columns}
          />
          <Pager
            pagination={{
              total: data.total,
              limit,
              offset,
              next_cursor: null,
              has_more: offset + data.items.length < data.total,
            }}
            shown={data.items.length}
            params={params}
          />
        </>
      )}
    </Card>
  );
}
