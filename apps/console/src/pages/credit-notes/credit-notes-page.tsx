import { Anchor } from '@mantine/core';
import { FileMinus } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import { daySpan } from '../../api/search-body';
import type { ListedCreditNote } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/lists';
import { usePath } from '../../session/session';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ClearFilters, DayFilter, SearchFilter } from '../../ui/filters';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { Time } from '../../ui/time';

const FILTERS = ['search', 'from', 'to'] as const;

/** The credit notes of all invoices. */
export default function CreditNotesPage() {
  const { t } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const preferences = useListPreferences('credit-notes');
  const asked = { limit: params.limit, offset: params.offset, search: params.get('search'), ...daySpan(params) };
  const query = useList<ListedCreditNote>('/credit-notes', asked);
  const columns: Column<ListedCreditNote>[] = [
    { key: 'number', header: t('creditNotes.number'), cell: ({ number }) => <bdi className="no-wrap">{number}</bdi> },
    {
      key: 'invoice',
      header: t('creditNotes.invoice'),
      cell: (note) => (
        <Anchor component={Link} to={path(`/invoices/${note.invoice_id}`)}>
          <bdi className="no-wrap">{note.invoice_number ?? note.invoice_id}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'amount',
      header: t('creditNotes.amount'),
      end: true,
      cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
    },
    { key: 'reason', header: t('creditNotes.reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
    { key: 'created', header: t('created'), cell: (note) => <Time at={note.created_at} /> },
  ];
  return (
    <Page title={t('creditNotes')}>
      <ListCard
        filters={
          <>
            <SearchFilter params={params} label={t('creditNotes.search')} />
            <DayFilter params={params} />
            <ClearFilters params={params} />
          </>
        }
        tools={
          <LateListTools
            params={params}
            file="credit-notes"
            path="/credit-notes"
            input={{ query: asked }}
            preferences={preferences}
            columns={columns}
          />
        }
      >
        <ListTable
          name={t('creditNotes')}
          query={query}
          params={params}
          columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
          keyOf={({ id }) => id}
          hrefOf={(note) => path(`/invoices/${note.invoice_id}`)}
          empty={
            <EmptyState icon={FileMinus} title={t('creditNotes.none')}>
              {t('creditNotes.noneText')}
            </EmptyState>
          }
        />
      </ListCard>
    </Page>
  );
}
