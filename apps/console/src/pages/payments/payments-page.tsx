import { Button } from '@mantine/core';
import { WalletCards } from 'lucide-react';
import { Link } from 'react-router';
import { useSearch } from '../../api/queries';
import type { ListedPayment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/lists';
import { usePath } from '../../session/session';
import { ListTable } from '../../ui/list-table';
import { ChoiceFilter, ClearFilters, CustomerFilter, DayFilter, SearchFilter } from '../../ui/filters';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { usePaymentColumns } from './payment-columns';
import { paymentsSearch } from './payments-search';

const FILTERS = ['search', 'status', 'method', 'invoice', 'customer', 'from', 'to'] as const;
const STATUSES = [
  'initiated',
  'pending',
  'succeeded',
  'failed',
  'expired',
  'voided',
  'refunded',
  'partially_refunded',
] as const;
/** Searched for as the others, and seldom read. */
const HIDDEN_AT_FIRST = ['id'];
const METHODS = ['payment_link', 'offline', 'card'] as const;

export default function PaymentsPage() {
  const { t } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const columns = usePaymentColumns();
  const search = paymentsSearch(params);
  const query = useSearch<ListedPayment>('/payments', search);
  const preferences = useListPreferences('payments', HIDDEN_AT_FIRST);
  return (
    <Page title={t('nav.payments')}>
      <ListCard
        filters={
          <>
            <SearchFilter params={params} label={t('payments.search')} />
            <ChoiceFilter
              params={params}
              name="status"
              label={t('status')}
              choices={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
            <ChoiceFilter
              params={params}
              name="method"
              label={t('payment.method')}
              choices={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
            />
            <DayFilter params={params} />
            <CustomerFilter params={params} />
            <ClearFilters params={params} />
          </>
        }
        tools={
          <LateListTools
            params={params}
            file="payments"
            path="/payments/search"
            input={{ body: search }}
            preferences={preferences}
            columns={columns}
            totals={{
              path: '/payments/totals',
              body: search,
              figures: [
                ['amount', 'list.totals.amount'],
                ['captured_amount', 'list.totals.captured'],
                ['refunded_amount', 'list.totals.refunded'],
              ],
            }}
          />
        }
      >
        <ListTable
          name={t('nav.payments')}
          query={query}
          params={params}
          columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => path(`/payments/${id}`)}
          empty={
            <EmptyState
              icon={WalletCards}
              title={t('payments.empty')}
              action={
                <Button component={Link} to={path('/invoices?status=finalized&payment=pending')}>
                  {t('payments.openInvoices')}
                </Button>
              }
            >
              {t('payments.emptyText')}
            </EmptyState>
          }
        />
      </ListCard>
    </Page>
  );
}
