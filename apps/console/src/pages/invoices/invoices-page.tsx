import { Anchor, Button } from '@mantine/core';
import { ReceiptText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useSearch } from '../../api/queries';
import type { ListedInvoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/lists';
import { useRecordPayment } from '../../record-payment/use-record-payment';
import { MayDo } from '../../session/may-do';
import { usePath } from '../../session/session';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ChoiceFilter, ClearFilters, CustomerFilter, DayFilter, SearchFilter } from '../../ui/filters';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { Arriving, EmptyState } from '../../ui/states';
import { InvoiceStatus, StatusBadge } from '../../ui/status-badge';
import { CalendarDay, Time } from '../../ui/time';
import { useSelection } from '../../ui/use-selection';
import { invoicesSearch } from './invoices-search';
import { InvoiceMenu } from './invoice-menu';

const BulkBar = lazy(() => import('./bulk-bar'));
const InvoiceDrawer = lazy(() => import('./invoice-drawer'));

const FILTERS = ['search', 'status', 'payment', 'sync', 'currency', 'customer', 'from', 'to'] as const;

/** Every state that the column shows. `none` means that the sync was not decided. */
const SYNC_STATES = ['synced', 'waiting', 'syncing', 'failed', 'off', 'cancelled', 'none'] as const;

export default function InvoicesPage() {
  const { t } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const recording = useRecordPayment();
  const search = invoicesSearch(params);
  const query = useSearch<ListedInvoice>('/invoices', search);
  const preferences = useListPreferences('invoices');
  const selection = useSelection(query.data?.items ?? []);
  const nameOf = (invoice: ListedInvoice) => invoice.invoice_number ?? t('invoice.draft');
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
      cell: ({ customer }) => (
        <span dir="auto" className="cut" title={customer?.name}>
          {customer?.name ?? '—'}
        </span>
      ),
    },
    {
      key: 'due',
      lesser: true,
      sort: 'amount_due',
      header: t('invoice.amount'),
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
      cell: (invoice) => <CalendarDay at={invoice.due_date} brief />,
    },
    {
      key: 'sync',
      lesser: true,
      header: t('invoice.sync'),
      cell: ({ nomod_sync_state: state }) =>
        state === null ? <span className="quiet">{t('invoice.notSynced')}</span> : <StatusBadge status={state} />,
    },
    {
      key: 'created',
      sort: 'created_at',
      header: t('created'),
      lesser: true,
      cell: (invoice) => <Time at={invoice.created_at} day brief />,
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
  const actions = (
    <>
      <Button component={Link} to={path('/credit-notes')} variant="default">
        {t('creditNotes')}
      </Button>
      {addButton}
    </>
  );
  return (
    <Page title={t('nav.invoices')} actions={actions}>
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
        tools={
          <LateListTools
            params={params}
            file="invoices"
            path="/invoices/search"
            input={{ body: search }}
            preferences={preferences}
            columns={columns}
            importTo="invoices"
            totals={{
              path: '/invoices/totals',
              body: search,
              figures: [
                ['total', 'list.totals.total'],
                ['amount_remaining', 'list.totals.remaining'],
              ],
            }}
          />
        }
      >
        <ListTable
          name={t('nav.invoices')}
          query={query}
          params={params}
          columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => path(`/invoices/${id}`)}
          selection={{
            ...selection,
            nameOf: (invoice) => t('invoices.select', { name: nameOf(invoice) }),
            nameOfAll: t('invoices.selectPage'),
          }}
          empty={
            <EmptyState icon={ReceiptText} title={t('invoices.empty')} action={addButton}>
              {t('invoices.emptyText')}
            </EmptyState>
          }
        />
        {selection.rows.length > 0 && (
          <Suspense fallback={null}>
            <BulkBar invoices={selection.rows} onClear={selection.clear} />
          </Suspense>
        )}
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
