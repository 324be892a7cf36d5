import { Anchor, Button } from '@mantine/core';
import { ReceiptText } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import type { Customer, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { InvoiceStatus } from '../../ui/status-badge';
import { Time } from '../../ui/time';

/** Up to as many rows the table stands beside other cards, and has no room for days. */
const FEW = 5;

export function CustomerInvoices({ customer, limit }: { customer: Customer; limit: number }) {
  const { t } = useI18n();
  const path = usePath();
  const { data, error, refetch } = useList<Invoice>('/invoices', { customer_id: customer.id, limit });
  const created: Column<Invoice> = {
    key: 'created',
    header: t('created'),
    cell: (invoice) => <Time at={invoice.created_at} day />,
  };
  return (
    <Card
      title={t('nav.invoices')}
      flush
      actions={
        <Anchor component={Link} to={path(`/invoices?customer=${customer.id}`)} size="sm">
          {t('viewAll')}
        </Anchor>
      }
    >
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <TableSkeleton columns={4} rows={3} />}
      {data?.items.length === 0 && (
        <EmptyState
          icon={ReceiptText}
          title={t('customer.noInvoices')}
          action={
            <Button component={Link} to={path(`/invoices?new=1&customer=${customer.id}`)}>
              {t('invoices.create')}
            </Button>
          }
        />
      )}
      {data && data.items.length > 0 && (
        <Table
          name={t('nav.invoices')}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'number',
              header: t('invoice.number'),
              cell: (invoice) => (
                <Anchor component={Link} to={path(`/invoices/${invoice.id}`)} fw={600}>
                  <bdi>{invoice.invoice_number ?? t('invoice.draft')}</bdi>
                </Anchor>
              ),
            },
            { key: 'status', header: t('status'), cell: (invoice) => <InvoiceStatus invoice={invoice} /> },
            {
              key: 'due',
              header: t('invoice.amount'),
              end: true,
              cell: (invoice) => <Money amount={invoice.amount_due} currency={invoice.currency} />,
            },
            {
              key: 'outstanding',
              header: t('invoice.outstanding'),
              end: true,
              cell: ({ invoice_status: status, amount_remaining: remaining, currency }) =>
                status === 'draft' ? (
                  <span className="nothing">—</span>
                ) : (
                  <Money amount={remaining} currency={currency} />
                ),
            },
            ...(limit > FEW ? [created] : []),
          ]}
        />
      )}
    </Card>
  );
}
