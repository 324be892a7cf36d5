import { Anchor, Button } from '@mantine/core';
import { Users } from 'lucide-react';
import { Link } from 'react-router';
import { useSearch } from '../../api/queries';
import type { Customer } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { MayDo } from '../../session/may-do';
import { usePath } from '../../session/session';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../../ui/filters';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { customersSearch } from './customers-search';
import { CustomerDrawer } from './customer-drawer';

const FILTERS = ['search', 'status'] as const;

export default function CustomersPage() {
  const { t, word } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const search = customersSearch(params);
  const query = useSearch<Customer>('/customers', search);
  const preferences = useListPreferences('customers');
  const add = () => params.set({ new: '1' });
  const columns: Column<Customer>[] = [
    {
      key: 'name',
      sort: 'name',
      header: t('customer.name'),
      cell: ({ id, name }) => (
        <Anchor component={Link} to={path(`/customers/${id}`)} fw={600} dir="auto" className="cut" title={name}>
          {name}
        </Anchor>
      ),
    },
    {
      key: 'external',
      lesser: true,
      sort: 'external_id',
      header: t('customer.externalId'),
      cell: (customer) => <bdi className="code">{customer.external_id}</bdi>,
    },
    {
      key: 'email',
      header: t('customer.email'),
      cell: ({ email }) =>
        email === null ? <span className="quiet">{t('customer.noEmail')}</span> : <bdi>{email}</bdi>,
    },
    {
      key: 'integrations',
      lesser: true,
      header: t('customer.integrations'),
      cell: ({ integrations }) =>
        integrations?.nomod ? <StatusBadge status="synced" label="Nomod" /> : <span className="quiet">—</span>,
    },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => (
        <StatusBadge
          status={status === 'published' ? 'active' : status}
          label={status === 'published' ? undefined : word(`status.${status}`, status)}
        />
      ),
    },
    { key: 'created', sort: 'created_at', header: t('created'), cell: (customer) => <Time at={customer.created_at} /> },
  ];
  const addButton = (
    <MayDo scope="write">
      <Button onClick={add}>{t('customers.add')}</Button>
    </MayDo>
  );
  return (
    <Page title={t('nav.customers')} actions={addButton}>
      <ListCard
        filters={
          <>
            <SearchFilter params={params} label={t('customers.search')} />
            <ChoiceFilter
              params={params}
              name="status"
              label={t('status')}
              choices={[
                { value: 'published', label: t('status.active') },
                { value: 'archived', label: t('status.archived') },
              ]}
            />
            <ClearFilters params={params} />
          </>
        }
        tools={
          <LateListTools
            params={params}
            file="customers"
            path="/customers/search"
            input={{ body: search }}
            preferences={preferences}
            columns={columns}
            importTo="customers"
          />
        }
      >
        <ListTable
          name={t('nav.customers')}
          query={query}
          params={params}
          columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => path(`/customers/${id}`)}
          empty={
            <EmptyState icon={Users} title={t('customers.empty')} action={addButton}>
              {t('customers.emptyText')}
            </EmptyState>
          }
        />
      </ListCard>
      {params.get('new') === '1' && <CustomerDrawer onClose={() => params.set({ new: '' })} />}
    </Page>
  );
}
