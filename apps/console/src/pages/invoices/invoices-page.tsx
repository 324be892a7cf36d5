import { Anchor, Button } from '@mantine/core';
import { ReceiptText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useSearch } from '../../api/queries';
import type { ListedInvoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useRecordPayment } from '../../record-payment/use-record-payment';
import { MayDo } from '../../session/may-do';
import { usePath } from '../../session/session';
import { type Column, ListTable } from '../../ui/data-table';
import { ChoiceFilter, ClearFilters, CustomerFilter, DayFilter, SearchFilter } from '../../ui/filters';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { Arriving, EmptyState } from '../../ui/states';
import { InvoiceStatus, StatusBadge } from '../../ui/status-badge';
import { CalendarDay } from '../../ui/time';
import { invoicesSearch } from './invoices-search';
import { InvoiceMenu } from './invoice-menu';

const InvoiceDrawer = lazy(() => import('./invoice-drawer'));

const FILTERS = ['search', 'status', 'payment', 'sync', 'currency', 'customer', 'from', 'to'] as const;

/** Every state that the column shows. `none` means that the sync was not decided. */
const SYNC_STATES = ['synced', 'waiting', 'syncing', 'failed', 'off', 'cancelled', 'none'] as const;

export default function InvoicesPage() {
  const { t } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const recording = useRecordPayment();
  const query = useSearch<ListedInvoice>('/invoices', invoicesSearch(params));
  const create = () => params.set({ new: '1' });
  const columns: Column<ListedInvoice>[] = [
    {
      key: 'number',
      sort: 'invoice_number',
      header: t('invoice.number'),
      cell: (invoice) => (
        <Anchor component={Link} to={path(`/invoices/${invoice.id}`)} fw={600}>
          <bdi>{invoice.invoice_number ?? t('invoice.draft')}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: (invoice) => <span dir="auto">{invoice.customer?.name ?? '—'}</span>,
    },
    {
      key: 'due',
      lesser: true,
      sort: 'amount_due',
      header: t('invoice.amountDue'),
      end: true,
      cell: (invoice) => <Money amount={invoice.amount_due} currency={invoice.currency} />,
    },
    {
      key: 'outstanding',
      sort: 'amount_remaining',
      header: t('invoice.outstanding'),
      end: true,
      cell: (invoice) => <Money amount={invoice.amount_remaining} currency={invoice.currency} />,
    },
    { key: 'status', header: t('status'), cell: (invoice) => <InvoiceStatus invoice={invoice} /> },
    {
      key: 'dueDate',
      sort: 'due_date',
      header: t('invoice.dueDate'),
      cell: (invoice) => <CalendarDay at={invoice.due_date} />,
    },
    {
      key: 'sync',
      lesser: true,
      header: t('invoice.sync'),
      cell: ({ nomod_sync_state: state }) =>
        state === null ? <span className="quiet">{t('invoice.notSynced')}</span> : <StatusBadge status={state} />,
    },
    {
      key: 'actions',
      header: t('actions'),
      cell: (invoice) => <InvoiceMenu invoice={invoice} onRecord={() => recording.start(invoice)} />,
    },
  ];
  const addButton = (
    <MayDo scope="write">
      <Button onClick={create}>{t('invoices.create')}</Button>
    </MayDo>
  );
  return (
    <Page title={t('nav.invoices')} actions={addButton}>
      <ListCard
        filters={
          <>
            <SearchFilter params={params} label={t('invoices.search')} />
            <ChoiceFilter
              params={params}
              name="status"
              label={t('status')}
              choices={['draft', 'finalized', 'voided'].map((value) => ({
                value,
                label: t(`status.${value as 'draft'}`),
              }))}
            />
            <ChoiceFilter
              params={params}
              name="payment"
              label={t('invoice.paymentStatus')}
              choices={['pending', 'succeeded', 'overpaid', 'refunded'].map((value) => ({
                value,
                label: value === 'succeeded' ? t('status.paid') : t(`status.${value as 'pending'}`),
              }))}
            />
            <ChoiceFilter
              params={params}
              name="sync"
              label={t('invoice.sync')}
              choices={SYNC_STATES.map((value) => ({
                value,
                label: value === 'none' ? t('invoice.notSynced') : t(`status.${value}`),
              }))}
            />
            <DayFilter params={params} />
            <CustomerFilter params={params} />
            <ClearFilters params={params} />
          </>
        }
      >
        <ListTable
          name={t('nav.invoices')}
          query={query}
          params={params}
          columns={columns}
          keyOf={({ id }) => id}
          empty={
            <EmptyState icon={ReceiptText} title={t('invoices.empty')} action={addButton}>
              {t('invoices.emptyText')}
            </EmptyState>
          }
        />
      </ListCard>
      {params.get('new') === '1' && (
        <Suspense fallback={<Arriving />}>
          <InvoiceDrawer customerId={params.get('customer')} onClose={() => params.set({ new: '' })} />
        </Suspense>
      )}
      {recording.dialogs}
    </Page>
  );
}
